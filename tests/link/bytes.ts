/** Bytes for the link's suites: hexadecimal text, random chunks, random frames. */
import fc from 'fast-check';
import type { Frame } from '../../host-tools/link/framing.ts';
import { MAXIMUM_PAYLOAD_BYTES } from '../../host-tools/link/protocol.generated.ts';

export const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const concat = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const byte = fc.integer({ min: 0, max: 255 });

export const anyFrame: fc.Arbitrary<Frame> = fc.record({
  flags: byte,
  sequence: byte,
  type: byte,
  payload: fc.uint8Array({ maxLength: MAXIMUM_PAYLOAD_BYTES }),
});

/** Cuts bytes into pieces of the given sizes, over and over; what is left is the last piece. */
export function chunked(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

export const chunkSizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 });
