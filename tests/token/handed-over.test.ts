/** A secret in an address's fragment: what was handed over is read back, and nothing else is taken for it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handedOverFragment, handsOver, readHandedOver } from '../../host-tools/token/handed-over.ts';
import { publishedSecret } from '../../host-tools/token/published-token.ts';
import { withCheckDigit } from '../../host-tools/token/serial-number.ts';

const SERIAL_NUMBER = withCheckDigit('90003000001');
const WHOLE = handedOverFragment({ serialNumber: SERIAL_NUMBER, secret: publishedSecret('SHA1') });

test('says the published secret of RFC 4226 as its appendix D does', () => {
  expect(WHOLE).toBe(`#token=${SERIAL_NUMBER}.3132333435363738393031323334353637383930`);
});

test('is read back, through an address', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999 }),
      fc.uint8Array({ minLength: 20, maxLength: 20 }),
      (unit, secret) => {
        const serialNumber = withCheckDigit(`90003${String(unit).padStart(6, '0')}`);
        const { hash } = new URL(handedOverFragment({ serialNumber, secret }), 'http://127.0.0.1/page.html');
        expect(readHandedOver(hash)).toEqual({ serialNumber, secret });
      },
    ),
  );
});

test.each([
  ['cut off', WHOLE.slice(0, -1)],
  ['cut off by much', WHOLE.slice(0, 30)],
  ['without a secret', WHOLE.split('.')[0]!],
  ['a slip in the serial number', WHOLE.replace('900030', '900031')],
  ['capitals', WHOLE.replaceAll('3', 'B')],
  ['a blank at the end', `${WHOLE} `],
  ['a line end', `${WHOLE}\n`],
  ['far too long', `${WHOLE}${'00'.repeat(500)}`],
  ['nothing', '#token='],
])('%s is no token, but somebody wanted to hand one over', (_what, fragment) => {
  expect(readHandedOver(fragment)).toBeNull();
  expect(handsOver(fragment)).toBe(true);
});

test.each(['', '#', '#user-id', '#tokens', '#kode=123456782'])('%j hands nothing over', (fragment) => {
  expect(handsOver(fragment)).toBe(false);
});
