/** The checksum that the RP2040's boot ROM wants at the end of the second boot stage (datasheet section 2.8.1.3.1). */

const BOOT2_BYTES = 256;
const CHECKSUM_AT = BOOT2_BYTES - 4;
const POLYNOMIAL = 0x04c11db7;

/** CRC-32 with the highest bit first, from all ones, without inversion at the end. */
export function boot2Checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes.subarray(0, CHECKSUM_AT)) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
    crc |= 0;
  }
  return crc >>> 0;
}

/** Puts the checksum into the image, whose first 256 bytes are the second stage. */
export function withBoot2Checksum(image: Uint8Array): Uint8Array {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  if (view.getUint32(CHECKSUM_AT, true) !== 0)
    throw new Error(
      `boot2: expected 0 in its last word, got 0x${view.getUint32(CHECKSUM_AT, true).toString(16)}`,
    );
  view.setUint32(CHECKSUM_AT, boot2Checksum(image), true);
  return image;
}
