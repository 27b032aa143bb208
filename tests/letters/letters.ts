/** Letters for these suites: every language, device and way of delivery in turn, with random codes and made-up people. */
import fc from 'fast-check';
import { activationCodeFrom } from '../../host-tools/issuer/domain/activation-code.ts';
import type { Letter } from '../../host-tools/issuer/domain/letter/letter.ts';
import { letterValidity } from '../../host-tools/issuer/domain/letter/validity.ts';
import { DEFAULT_POLICY } from '../../host-tools/issuer/domain/policy.ts';

/** 2026 and 2027. */
const ISSUED_UNIX_SECONDS = { min: 1_767_225_600, max: 1_830_297_599 };

const digits = (count: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
    .map((each) => each.join(''));

const NAMES = ['Åse Brønshøj Østergaard', 'Ole Lund', 'Zoë García-Ærenlund', 'Bo Å', 'Anne-Marie Guldbæk Sø'];
const STREETS = ['Strandvejen 12, 3. th.', 'Ågade 1', 'Øster Søgade 108, st. tv.', 'Kirkevej 5 B'];
const TOWNS = ['2900 Hellerup', '8000 Aarhus C', '6900 Skjern', '3700 Rønne'];

const LETTER: fc.Arbitrary<Omit<Letter, 'language' | 'deviceKind' | 'delivery'>> = fc
  .record({
    recipientName: fc.constantFrom(...NAMES),
    street: fc.constantFrom(...STREETS),
    town: fc.constantFrom(...TOWNS),
    serialLastFour: digits(4),
    random: digits(8),
    issuedUnixSeconds: fc.integer(ISSUED_UNIX_SECONDS),
  })
  .map(({ recipientName, street, town, serialLastFour, random, issuedUnixSeconds }) => {
    const { issuedOn, validUntil } = letterValidity('post', issuedUnixSeconds, DEFAULT_POLICY);
    return {
      form: 'standard' as const,
      recipientName,
      addressLines: [street, town],
      serialLastFour,
      activationCode: activationCodeFrom(random),
      issuedOn,
      validUntil,
      activationAddress: 'https://aktiver.example.dk/aktiver',
      helpPhone: '70 10 20 30',
      issuerName: 'Talkode-udstederen',
    };
  });

/** The eight kinds of letter: language, device, delivery. */
export const LETTER_KINDS = (['da', 'en'] as const).flatMap((language) =>
  (['code-reader', 'code-display'] as const).flatMap((deviceKind) =>
    (['post', 'counter'] as const).map((delivery) => ({ language, deviceKind, delivery })),
  ),
);

/** From the counter with a time of day. */
export function letterOf(kind: (typeof LETTER_KINDS)[number], facts: Partial<Letter> = {}): Letter {
  const [letter] = fc.sample(LETTER, { numRuns: 1, seed: 1 });
  const time = kind.delivery === 'counter' ? { time: { hour: 9, minute: 5 } } : {};
  return { ...letter!, ...kind, validUntil: { ...letter!.validUntil, ...time }, ...facts };
}

/** The same letters in each run: what a recogniser reads must not be a matter of luck. */
export function manyLetters(count: number): Letter[] {
  return fc.sample(LETTER, { numRuns: count, seed: 2026 }).map((facts, index) => {
    const kind = LETTER_KINDS[index % LETTER_KINDS.length]!;
    return letterOf(kind, { ...facts, validUntil: letterOf(kind).validUntil });
  });
}
