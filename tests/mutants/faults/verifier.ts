/** Faults in the verifier. */
import type { FaultGroup } from '../fault.ts';

const TOTP = [
  'tests/verifier/totp-verifier.test.ts',
  'tests/verifier/drift.test.ts',
  'tests/verifier/verifier-properties.test.ts',
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
    suites: ['tests/verifier/code.test.ts', 'tests/verifier/wiping.test.ts'],
    faults: [
      ['the sign bit counts', '& 0x7f) << 24', '& 0xff) << 24'],
      ['counters of 32 bits', 'Math.floor(step / TWO_32)', '0'],
      ['a code without its leading zeros', ".padStart(digits, '0')", ''],
      ['the last HMAC stays', 'digest.fill(0);', ''],
    ],
  },
  {
    file: 'host-tools/verifier/resynchronization.ts',
    suites: ['tests/verifier/resynchronization.test.ts', 'tests/verifier/wiping.test.ts'],
    faults: [
      ['two places are one', 'if (found > 1)', 'if (found > 2)'],
      [
        'used codes are found',
        'step > state.lastAcceptedStep ? -1 : 0',
        'step >= state.lastAcceptedStep ? -1 : 0',
      ],
      ['the last code is not used up', 'lastAcceptedStep: step,', 'lastAcceptedStep: step - 1,'],
      ['the search ends early', 'offset <= searchSteps + last;', 'offset < searchSteps + last;'],
      ['the last HMAC stays', '  wipeWorkingCopies();\n', ''],
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
    faults: [['a short secret is taken', '{ min: 10, max: 64 }', '{ min: 9, max: 64 }']],
  },
  {
    file: 'host-tools/verifier/hmac-midstate.ts',
    suites: ['tests/verifier/hmac-providers.test.ts'],
    faults: [
      ['a key of one block is hashed', 'if (key.length > blockBytes)', 'if (key.length >= blockBytes)'],
      [
        'a message that fills its block',
        'rest >= blockBytes - hash.lengthBytes',
        'rest > blockBytes - hash.lengthBytes',
      ],
      ['a wiped key goes on', 'wiped = true;', ''],
    ],
  },
];
