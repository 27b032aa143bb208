/** Faults that no test can notice, because nothing becomes different. They are not planted. */
import type { Fault } from './fault.ts';

export interface Equivalent extends Omit<Fault, 'suites'> {
  reason: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [
  {
    name: 'a short key is not filled up with zeros',
    file: 'firmware/core/crypto/hmac.ts',
    text: 'wipeBytes(PAD + keyBytes, block - keyBytes);',
    replacement: '',
    reason: 'what is behind it is zero already: the key before was wiped over its whole block',
  },
  {
    name: 'majority with OR in place of addition',
    file: 'firmware/core/crypto/sha1.ts',
    text: '(b & c) + (d & (b ^ c))',
    replacement: '((b & c) | (d & (b ^ c)))',
    reason: 'no bit is set in both terms, so there is nothing to carry',
  },
  {
    name: 'the timer is left to be cancelled later',
    file: 'host-tools/link/numbered-client.ts',
    text: '.id) return;\n    turn.cancelTimer();',
    replacement: '.id) return;',
    reason: '`finish` cancels it in the same call, before anything else can run',
  },
  {
    name: 'equal by the sign of the negation alone',
    file: 'host-tools/verifier/entered-code.ts',
    text: '(difference | -difference)',
    replacement: '-difference',
    reason: 'codes are below 2^31, so their difference is never negative itself',
  },
  {
    name: 'the first of two equally long windows counts as far',
    file: 'host-tools/verifier/totp-verifier.ts',
    text: 'const towardsPresent = driftSteps > 0 ? -1 : 1;',
    replacement: 'const towardsPresent = driftSteps >= 0 ? -1 : 1;',
    reason: 'without drift the window around the present is the one in reach, and nothing of it lies apart',
  },
  {
    name: 'a full block is followed by a zero',
    file: 'firmware/core/link/framing.ts',
    text: 'framing.zeroDue = byte == 0xff ? 0 : 1;',
    replacement: 'framing.zeroDue = 1;',
    reason:
      'a full block holds 254 bytes and the longest request 248, so its frame is skipped before a zero is due',
  },
];
