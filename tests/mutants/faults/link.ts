/** Faults in both sides of the link. */
import type { FaultGroup } from '../fault.ts';

const CORE = ['tests/link/token.test.ts', 'tests/fuzz/link-fuzz.test.ts'];

export const LINK_FAULTS: readonly FaultGroup[] = [
  {
    file: 'firmware/core/link/framing.ts',
    suites: CORE,
    faults: [
      ['a zero is lost within a frame', 'if (framing.zeroDue != 0) append(0);', ''],
      ['answers are taken for requests', '|| (readU8(REQUEST + 1) & FLAG_RESPONSE) != 0', ''],
      [
        'the checksum is not looked at',
        'return crc16(REQUEST, length - CHECKSUM_BYTES) == requestChecksum();',
        'return true;',
      ],
      [
        'the length is not looked at',
        'if (<u32>readBytes(REQUEST + 4, 2) != length - FRAME_HEADER_BYTES - CHECKSUM_BYTES) return false;',
        '',
      ],
      ['a frame cut short is taken', '&& framing.blockLeft == 0 && isRequest()', '&& isRequest()'],
      ['damage goes on into the next frame', 'framing.skipping = 0;', ''],
    ],
  },
  {
    file: 'firmware/core/link/framing.ts',
    suites: ['tests/core/sizes-from-tables.test.ts'],
    faults: [
      [
        'the answer buffer is as long as it was',
        'FRAME_HEADER_BYTES + MAXIMUM_RESPONSE_BYTES + CHECKSUM_BYTES',
        '72',
      ],
    ],
  },
  {
    file: 'firmware/core/device/keys.ts',
    suites: ['tests/core/sizes-from-tables.test.ts'],
    faults: [['there is room for thirteen keys', 'KEY_BYTES * MAXIMUM_KEY_COUNT, 8', 'KEY_BYTES * 13, 8']],
  },
  {
    file: 'firmware/core/link/framing.ts',
    suites: [
      'tests/core/secrets-in-memory.test.ts',
      'tests/core/secret-dependence.test.ts',
      'tests/core/entropy.test.ts',
    ],
    faults: [
      ['the request stays', 'wipeBytes(REQUEST, REQUEST_BYTES);', ''],
      ['what was sent stays', 'wipeBytes(LINK_TX + framing.pending, bytes);', ''],
    ],
  },
  {
    file: 'host-tools/link/cobs.ts',
    suites: ['tests/link/cobs.test.ts'],
    faults: [
      ['a zero within is decoded', 'if (byte === 0) return null;', ''],
      ['a block beyond the end', '|| blockEnd > encoded.length', ''],
      ['a full block opens one too many', '&& index < bytes.length - 1', ''],
    ],
  },
  {
    file: 'host-tools/link/crc16.ts',
    suites: ['tests/link/crc16.test.ts'],
    faults: [['a wrong polynomial', 'POLYNOMIAL = 0x1021', 'POLYNOMIAL = 0x1023']],
  },
  {
    file: 'host-tools/link/framing.ts',
    suites: ['tests/link/framing.test.ts', 'tests/link/frame-wiping.test.ts'],
    faults: [
      ['another version is read', 'if (view.getUint8(0) !== LINK_VERSION) return null;', ''],
      ['what is too long is cut', 'this.#overflowed ? null :', ''],
      ['dropped frames are not counted', 'if (frame === null) this.#dropped++;', ''],
      ['the frame with the secret stays', 'bytes.fill(0); // it may have held a secret', ''],
    ],
  },
  {
    file: 'host-tools/link/numbered-client.ts',
    suites: ['tests/link/client.test.ts', 'tests/link/client-wiping.test.ts'],
    faults: [
      ['the answer to another request is taken', '|| frame.sequence !== turn.sequence', ''],
      ['sequence numbers do not wrap', '(sequence + 1) & 0xff', 'sequence + 1'],
      [
        'a try too few',
        'if (turn.triesLeft > 0) this.#send(turn);',
        'if (turn.triesLeft > 1) this.#send(turn);',
      ],
      [
        'the payload with the secret stays',
        'payload.fill(0); // it may hold a secret\n    this.#turn',
        'this.#turn',
      ],
      [
        'a payload that was never sent stays',
        'payload.fill(0); // it may hold a secret\n      reject',
        'reject',
      ],
      ['the frame with the secret stays', 'turn.bytes.fill(0); // they may hold a secret', 'void 0;'],
      ['a frame is wiped while it is being sent', 'turn.isOver && turn.sending === 0', 'turn.isOver'],
      ['requests that wait are forgotten', '      reject(reason);', ''],
    ],
  },
  {
    file: 'host-tools/link/field-codec.ts',
    suites: ['tests/link/messages.test.ts', 'tests/link/errors.test.ts'],
    faults: [
      ['a secret in an error', 'if (field.secret === true) return `a ${typeof value}`;', ''],
      ['a negative number is read as positive', 'BigInt.asIntN(8 * type.bytes, integer)', 'integer'],
      ['a number one too large', 'integer > type.maximum)', 'integer > type.maximum + 1n)'],
    ],
  },
  {
    file: 'host-tools/link/messages.ts',
    suites: ['tests/link/messages.test.ts'],
    faults: [
      ['a field too many passes', 'if (stranger !== undefined) {', 'if (stranger === "") {'],
      [
        'a payload of another length',
        'open ? payload.length < fixed : payload.length !== fixed',
        'payload.length < fixed',
      ],
    ],
  },
  {
    file: 'host-tools/link/identity.ts',
    suites: ['tests/link/identify.test.ts'],
    faults: [
      [
        'a development image passes for another',
        'answer.developmentImage !== 0',
        'answer.developmentImage === 2',
      ],
    ],
  },
];
