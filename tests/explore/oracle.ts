/** The right codes, from node:crypto (RFC 4226, RFC 6238): an implementation that shares nothing with the core. */
import { createHmac } from 'node:crypto';
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';

/** HOTP value by RFC 4226, section 5.3. */
export function oracleCode(parameters: TokenParameters, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac(parameters.algorithm.toLowerCase(), parameters.secret).update(counter).digest();
  const at = mac[mac.length - 1]! & 15;
  const value = (mac.readUInt32BE(at) & 0x7fffffff) % 10 ** parameters.digits;
  return String(value).padStart(parameters.digits, '0');
}

/** Codes of one token by its time, each computed once. */
export class Oracle {
  readonly parameters: TokenParameters;
  readonly stepMs: number;
  readonly #codes = new Map<number, string>();

  constructor(parameters: TokenParameters) {
    this.parameters = parameters;
    this.stepMs = parameters.timeStepSeconds * 1000;
  }

  stepAt(unixMs: number): number {
    return Math.floor((unixMs - this.parameters.t0UnixSeconds * 1000) / this.stepMs);
  }

  /** Milliseconds until the time step that `unixMs` lies in is over; at least 1. */
  leftMs(unixMs: number): number {
    const intoMs = (unixMs - this.parameters.t0UnixSeconds * 1000) % this.stepMs;
    return this.stepMs - intoMs;
  }

  codeAt(unixMs: number): string {
    const step = this.stepAt(unixMs);
    let code = this.#codes.get(step);
    if (code === undefined) {
      code = oracleCode(this.parameters, step);
      this.#codes.set(step, code);
    }
    return code;
  }
}
