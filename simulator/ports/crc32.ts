/** CRC-32 as in zlib, PNG and the core's firmware/core/crypto/crc.ts (ISO 3309, reflected polynomial 0xEDB88320). */

const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++)
    remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
  return remainder >>> 0;
});

export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (let at = 0; at < bytes.length; at++)
    remainder = (remainder >>> 8) ^ TABLE[(remainder ^ bytes[at]!) & 0xff]!;
  return (remainder ^ 0xffffffff) >>> 0;
}

/** Of 16-bit samples as they lie in the core's memory and in a WAV file: little-endian. */
export function samplesCrc32(samples: Int16Array): number {
  return crc32(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
}
