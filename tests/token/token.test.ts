/** What a token takes, as host-tools/token says it: check digits, published secrets, the request that lays all in. */
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { provisionRequest } from '../../host-tools/token/provisioning.ts';
import {
  completeParameters,
  DEFAULT_PARAMETERS,
  publishedSecret,
} from '../../host-tools/token/published-token.ts';
import { checkDigit, isSerialNumber, withCheckDigit } from '../../host-tools/token/serial-number.ts';

const DIGITS = [...'0123456789'];
const ELEVEN = '90000000001';

describe('the check digit of a serial number', () => {
  test('is that of the example in Damm’s dissertation of 2004: 572 has 4', () => {
    expect(checkDigit('572')).toBe('4');
    expect(checkDigit('5724')).toBe('0');
  });

  test('notices each single digit that is wrong, and each two neighbours that are swapped', () => {
    const right = withCheckDigit('90412376158');
    for (const at of right.split('').keys()) {
      const wrong = DIGITS.filter((digit) => digit !== right[at]).map(
        (digit) => right.slice(0, at) + digit + right.slice(at + 1),
      );
      const [a, b] = [right[at]!, right[at + 1] ?? right[at]!];
      if (a !== b) wrong.push(right.slice(0, at) + b + a + right.slice(at + 2));
      for (const each of wrong) expect([each, checkDigit(each)]).not.toEqual([each, '0']);
    }
  });

  test.each([
    [withCheckDigit(ELEVEN), true],
    [`${ELEVEN}0`, true],
    [ELEVEN, false],
    [`${ELEVEN}00`, false],
    [`${ELEVEN}x`, false],
    [`${ELEVEN}2\n`, false],
  ])('%j has the form of a serial number: %s', (text, isOne) => {
    expect(isSerialNumber(text)).toBe(isOne);
  });
});

describe('provisioning as a request', () => {
  // RFC 6238, appendix B, with erratum 2866.
  test.each([
    ['SHA1', '12345678901234567890'],
    ['SHA256', '12345678901234567890123456789012'],
    ['SHA512', '1234567890123456789012345678901234567890123456789012345678901234'],
  ] as const)('the published secret of %s is that of RFC 6238', (algorithm, ascii) => {
    expect(Buffer.from(publishedSecret(algorithm)).toString('latin1')).toBe(ascii);
    expect(completeParameters({ algorithm }).secret).toEqual(publishedSecret(algorithm));
  });

  test('has the fields of the message, in their order, and the numbers of hardware-docs/link.json', () => {
    const secret = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    const request = provisionRequest({
      ...DEFAULT_PARAMETERS,
      algorithm: 'SHA512',
      t0UnixSeconds: 60,
      secret,
    });
    expect(Object.keys(request)).toEqual(MESSAGES.provision.request.map(({ name }) => name));
    expect(request).toEqual({
      serialNumber: '900000000012',
      algorithm: 3,
      digits: 6,
      timeStepSeconds: 30,
      t0UnixSeconds: 60n,
      secret,
    });
  });
});
