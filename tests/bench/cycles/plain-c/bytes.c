/* Comparison in constant time, and the two checksums. */
#include "plain.h"

uint32_t plain_equal(const uint8_t *a, const uint8_t *b, uint32_t bytes) {
  uint32_t difference = 0;
  for (; bytes > 1; bytes -= 2, a += 2, b += 2) {
    difference |= a[1] ^ b[1];
    difference |= a[0] ^ b[0];
  }
  if (bytes == 1) difference |= a[0] ^ b[0];
  return difference == 0;
}

/* CRC-16/IBM-3740. */
uint32_t plain_crc16(const uint8_t *bytes, uint32_t count) {
  uint32_t crc = 0xffff;
  for (uint32_t i = 0; i < count; i++) {
    crc ^= (uint32_t)bytes[i] << 8;
    for (int bit = 0; bit < 8; bit++) crc = crc << 1 ^ (0x1021 & (0 - (crc >> 15 & 1)));
    crc &= 0xffff;
  }
  return crc;
}

/* CRC-32/ISO-HDLC. */
uint32_t plain_crc32(const uint8_t *bytes, uint32_t count) {
  uint32_t crc = UINT32_MAX;
  for (uint32_t i = 0; i < count; i++) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (0xedb88320u & (0 - (crc & 1)));
  }
  return ~crc;
}
