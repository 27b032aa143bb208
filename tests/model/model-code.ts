/** Codes by RFC 4226 and RFC 6238 with node:crypto, and the HMACs that the test calculations give. */
import { createHmac } from 'node:crypto';

export const HASHES: Record<number, string> = { 1: 'sha1', 2: 'sha256', 3: 'sha512' };

export function modelHmac(algorithm: number, key: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac(HASHES[algorithm]!, key).update(message).digest());
}

/** RFC 4226, section 5.3. */
export function modelHotp(algorithm: number, secret: Uint8Array, counter: bigint, digits: number): string {
  const message = new Uint8Array(8);
  new DataView(message.buffer).setBigUint64(0, counter);
  const mac = modelHmac(algorithm, secret, message);
  const view = new DataView(mac.buffer, mac.byteOffset, mac.length);
  const truncated = view.getUint32(mac.at(-1)! & 15) & 0x7fffffff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}

export interface CodeParameters {
  algorithm: number;
  digits: number;
  timeStepSeconds: number;
  t0UnixSeconds: bigint;
  secret: Uint8Array;
}

export interface LiveCode {
  step: bigint;
  code: string;
  /** Sixths of the step that are left, rounded up. */
  bar: number;
  /** When the code dies, by the token's time. */
  endUnixMs: number;
}

/** The code of a moment, or null before T0 (RFC 6238, section 4.2). */
export function liveCode(parameters: CodeParameters, unixMs: number): LiveCode | null {
  const { algorithm, digits, timeStepSeconds, t0UnixSeconds, secret } = parameters;
  const sinceMs = BigInt(unixMs) - t0UnixSeconds * 1000n;
  if (sinceMs < 0n) return null;
  const stepMs = BigInt(timeStepSeconds) * 1000n;
  const step = sinceMs / stepMs;
  const leftMs = Number(stepMs - (sinceMs % stepMs));
  return {
    step,
    code: modelHotp(algorithm, secret, step, digits),
    bar: Math.ceil((6 * leftMs) / Number(stepMs)),
    endUnixMs: unixMs + leftMs,
  };
}
