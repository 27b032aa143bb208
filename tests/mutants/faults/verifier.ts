/** Faults in the verifier. */
import type { FaultGroup } from '../fault.ts';

const TOTP = [
  'tests/verifier/totp-verifier.test.ts',
  'tests/verifier/drift.test.ts',
  'tests/verifier/verifier-properties.test.ts',
];

const LANES = [
  'tests/verifier/hmac-providers.test.ts',
  'tests/verifier/lanes.test.ts',
  'tests/verifier/lanes-memory.test.ts',
];

export const VERIFIER_FAULTS: readonly FaultGroup[] = [
  {
    file: 'host-tools/verifier/totp-verifier.ts',
    suites: TOTP,
    faults: [
      [
        'a used code is accepted',
        'inWindow && step > lastAcceptedStep',
        'inWindow && step >= lastAcceptedStep',
      ],
      ['the window is one wider', 'distance <= windowSteps ||', 'distance <= windowSteps + 1 ||'],
      [
        'the farthest match is preferred',
        'for (let i = nearSteps + farSteps - 1; i >= 0; i--)',
        'for (let i = 0; i < nearSteps + farSteps; i++)',
      ],
      ['stops at the first match', 'i >= 0; i--', 'i >= 0 && accepted === 0; i--'],
      [
        'drift goes the other way',
        'const moved = driftSteps + direction;',
        'const moved = driftSteps - direction;',
      ],
      ['drift goes back too soon', 'const tooSoon = direction < 0 &&', 'const tooSoon = direction > 1 &&'],
      [
        'the later of two equal codes is not used up',
        'lastAcceptedStep: expected + latest,',
        'lastAcceptedStep: expected + nearest,',
      ],
      ['steps before T0 match', 'const exists = step >= 0 ? -1 : 0;', 'const exists = -1;'],
    ],
  },
  {
    file: 'host-tools/verifier/code.ts',
    suites: ['tests/verifier/code.test.ts', 'tests/verifier/lanes.test.ts', 'tests/verifier/wiping.test.ts'],
    faults: [
      ['the sign bit counts', '& 0x7f) << 24', '& 0xff) << 24'],
      ['counters of 32 bits', 'Math.floor(firstStep / TWO_32)', '0'],
      ['a code without its leading zeros', ".padStart(digits, '0')", ''],
      ['the last HMAC stays', 'digest.fill(0);', ''],
      ['the codes stay', 'values[i] = 0;', 'break;'],
      ['the codes stay after an error', 'values.fill(0);', ''],
    ],
  },
  {
    file: 'host-tools/verifier/resynchronization.ts',
    suites: [
      'tests/verifier/resynchronization.test.ts',
      'tests/verifier/verifier-properties.test.ts',
      'tests/verifier/wiping.test.ts',
    ],
    faults: [
      ['two places are one', 'if (found > 1)', 'if (found > 2)'],
      [
        'used codes are found',
        'expected + start > lastAcceptedStep ? -1 : 0',
        'expected + start >= lastAcceptedStep ? -1 : 0',
      ],
      ['the last code is not used up', 'lastAcceptedStep: step,', 'lastAcceptedStep: step - 1,'],
      ['the search begins late', 'let start = -searchSteps;', 'let start = 1 - searchSteps;'],
      [
        'the search ends where a pair is',
        'start <= searchSteps;) {',
        'start <= searchSteps && found === 0;) {',
      ],
      ['windows do not overlap', 'Math.min(WINDOW_CODES - last,', 'Math.min(WINDOW_CODES,'],
      ['the codes stay', '    wipeCodeValues(starts + last);\n', ''],
    ],
  },
  {
    file: 'host-tools/verifier/throttle.ts',
    suites: ['tests/verifier/throttle.test.ts'],
    faults: [
      ['opens a second early', 'unixSeconds < untilUnixSeconds)', 'unixSeconds < untilUnixSeconds - 1)'],
      ['errors while blocked count', "!== 'open') return state;", "=== 'never') return state;"],
      [
        'opens again after the last row',
        'if (errors >= last.errors) return last.blockSeconds;',
        'if (errors === last.errors) return last.blockSeconds;',
      ],
      [
        'a right code while blocked opens',
        "=== 'open' ? NO_ERRORS : state",
        "!== 'never' ? NO_ERRORS : state",
      ],
    ],
  },
  {
    file: 'host-tools/verifier/entered-code.ts',
    suites: ['tests/verifier/entered-code.test.ts'],
    faults: [
      ['a colon is a digit', 'digit > 9)', 'digit > 10)'],
      ['equal unless they differ in the top', '(difference | -difference) >> 31', 'difference >> 31'],
    ],
  },
  {
    file: 'host-tools/verifier/credential.ts',
    suites: ['tests/verifier/totp-verifier.test.ts', 'tests/verifier/code.test.ts'],
    faults: [['a short secret is taken', 'secret.length < secretMinimumBytes', 'secret.length < 0']],
  },
  {
    file: 'host-tools/verifier/hmac-lanes.ts',
    suites: LANES,
    faults: [
      ['a key of one block is hashed', 'key.length > blockBytes', 'key.length >= blockBytes'],
      ['a wiped key goes on', 'wiped = true;', ''],
      ['a message of one part is its last', 'taken >= inputBytes', 'taken > inputBytes + 1'],
      ['an HMAC stays in the memory', '        } finally {\n          lanes.wipe();', '        } finally {'],
      ['a prepared key stays in the memory', '    } finally {\n      lanes.wipe();', '    } finally {'],
      ['codes stay in the memory', 'codes[i] = 0;', ''],
      ['two keys share a state', 'inner[i] = keyInner[i]!;', ''],
      ['codes over the constants', "requireWhole('count', count, 0, WINDOW_CODES);", ''],
      ['codes stay after an error', 'codes.fill(0);', ''],
      ['states stay after an error', 'codes.fill(0);\n          lanes.wipe();', 'codes.fill(0);'],
      ['a module of half the exports', 'if (missing.length > 0)', 'if (missing.length > 99)'],
    ],
  },
  {
    file: 'host-tools/verifier/lanes/hmac.ts',
    suites: LANES,
    faults: [
      ['the digest of another lane', 'STATE + lane * sizeof<T>()', 'STATE + (lane ^ 1) * sizeof<T>()'],
      ['lanes do not carry over 2^32', 'i32x4.lt_u(low, start)', 'i32x4.lt_u(low, low)'],
      ['the sign bit counts', '& 0x7fffffff', '& 0xffffffff'],
      ['the last lanes are left out', 'done < count;', 'done + lanes <= count;'],
      ['a counter is done twice', 'first + done', 'first + (done & ~4)'],
      ['the pads are exchanged', '0x5c5c5c5c5c5c5c5c', '0x3636363636363637'],
      ['the key stays in the memory', '  wipeStates();\n', ''],
      ['a word is cut at its end', '>> 1) >>', '>> 2) >>'],
    ],
  },
  {
    file: 'host-tools/verifier/lanes/digest.ts',
    suites: LANES,
    faults: [
      ['a message that fills its block', '(bytes + block / 8 + block)', '(bytes + block / 8 + block - 1)'],
      ['the length in bytes', '(<u64>totalBytes) << 3', '<u64>totalBytes'],
    ],
  },
  {
    file: 'host-tools/verifier/lanes/words.ts',
    suites: LANES,
    faults: [
      ['a rotation that loses a bit', 'sizeof<T>() * 8 - bits', 'sizeof<T>() * 8 - bits + 1'],
      ['majority of two', 'v128.and(xor(x, y), xor(y, z))', 'v128.and(xor(x, y), xor(x, z))'],
    ],
  },
  {
    file: 'host-tools/verifier/lanes/sha1.ts',
    suites: LANES,
    faults: [
      ['a rotation off by one', 'b = rotateRight<u32>(b, 2);', 'b = rotateRight<u32>(b, 3);'],
      ['the last word is not made', 'SCHEDULE + 1040', 'SCHEDULE + 960'],
    ],
  },
  {
    file: 'host-tools/verifier/lanes/sha256.ts',
    suites: LANES,
    faults: [['a rotation off by one', 'rotateRight<u32>(x, 22)', 'rotateRight<u32>(x, 21)']],
  },
  {
    file: 'host-tools/verifier/lanes/sha512.ts',
    suites: LANES,
    faults: [['a rotation off by one', 'rotateRight<u64>(x, 39)', 'rotateRight<u64>(x, 38)']],
  },
];
