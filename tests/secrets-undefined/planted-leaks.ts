/** Leaks to be planted in the core, each of which valgrind has to find: what a well-meant change might bring in. */

export interface PlantedLeak {
  name: string;
  /** In `firmware/core/`. */
  file: string;
  /** A statement's beginning there, before which the leak is put. */
  before: string;
  code: string;
  /** What valgrind says of it. */
  complaint: string;
}

const ADDRESS = 'Use of uninitialised value of size 8';
const BRANCH = 'Conditional jump or move depends on uninitialised value(s)';

export const PLANTED_LEAKS: readonly PlantedLeak[] = [
  {
    name: 'a table look-up by four bits of the secret',
    file: 'crypto/hmac.ts',
    before: 'padState(block, INNER_PAD, INNER);',
    code: 'writeU32(OUTER, readU32(INNER + ((readU32(PAD) & 15) << 2)));',
    complaint: ADDRESS,
  },
  {
    name: "the textbook truncation, which loads from where HMAC's last byte says",
    file: 'oath/hotp.ts',
    before: 'const offset = readU8(MAC + macBytes - 1) & 15;',
    code: 'writeU64(COUNTER, readU8(MAC + (readU8(MAC + macBytes - 1) & 15)));',
    complaint: ADDRESS,
  },
  {
    name: 'a branch on a bit of the code, before it is shown',
    file: 'oath/hotp.ts',
    before: 'wipeBytes(MAC, macBytes);',
    code: 'writeU64(COUNTER, 1); if ((code & 64) != 0) writeU64(COUNTER, 0);',
    complaint: BRANCH,
  },
  {
    name: 'the textbook checksum, which branches on bits of the frame',
    file: 'crypto/crc.ts',
    before: 'for (let bit = 0; bit < 8; bit++) crc = (crc << 1)',
    code: 'for (let bit = 0; bit < 8; bit++) { crc <<= 1; if (crc & 0x10000) crc ^= 0x11021; } return crc;',
    complaint: BRANCH,
  },
  {
    name: 'a look at whether the secret begins with zeros',
    file: 'device/changes.ts',
    before: 'staged.provisionings++;',
    code: 'if (readU8(REQUEST_PAYLOAD + PROVISION_FIXED_BYTES) == 0) staged.provisionings++;',
    complaint: BRANCH,
  },
];
