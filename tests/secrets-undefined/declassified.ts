/**
 * Every value that is public although it was calculated from a secret: the whole list. What is not in it stays secret,
 * and a branch or an address that depends on it fails the suite.
 *
 * A secret is undefined from the line on. There three things about it are public: its length, since the delimiter ends
 * the frame; where it has bytes of zero, since COBS puts a length there, and of any other byte one bit that is set, since
 * the core looks whether it is the delimiter; and the frame's CRC-16, which stands on the line behind it. As soon as the
 * frame is decoded, before its checksum is taken, all bits of the secret are undefined, in flash too and after a restart.
 */

/** An expression of the core that valgrind is told to take for public from there on. */
export interface Declassification {
  /** In `firmware/core/`. */
  file: string;
  /** Stands there once, word for word. */
  expression: string;
  reason: string;
}

export const DECLASSIFIED: readonly Declassification[] = [
  {
    file: 'link/framing.ts',
    expression: 'crc16(REQUEST, length - CHECKSUM_BYTES) == requestChecksum()',
    reason: 'Whether a frame came through whole: the answer, or its absence, tells the sender the same.',
  },
  {
    file: 'storage/record.ts',
    expression: 'readU32(page + CRC_AT) == checksumOf(page)',
    reason: 'Whether a record in flash is whole: the device starts with it or without, for all to see.',
  },
  {
    file: 'device/code.ts',
    expression: 'hotp(step, record.digits)',
    reason: 'The digits of a code, which the person reads: no sooner than the last of them is calculated.',
  },
];
