/** How a code is felt, from hardware-docs/haptics.json: patterns for the core, and the page that people learn them from. */
import { constantName, HAPTICS } from './tables.ts';

const BITS = { '.': 1, '-': 2, ' ': 3 } as const;
const BITS_A_PULSE = 2;
/** One number holds a digit's pattern and, after the last digit, the end's. */
const MAXIMUM_PULSES = 16;

/** Two bits a pulse, the first one lowest. */
function packed(pattern: string): number {
  return [...pattern].reduceRight((bits, pulse) => {
    const code = BITS[pulse as keyof typeof BITS];
    if (code === undefined) throw new Error(`haptics.json: expected ".", "-" or a space, got "${pulse}"`);
    return bits * 2 ** BITS_A_PULSE + code;
  }, 0);
}

const lastLength = HAPTICS.signals.find(({ name }) => name === 'end')!.pattern.length;
const longest = Math.max(...HAPTICS.digits.map(({ length }) => length));

export function coreHaptics(): string {
  if (HAPTICS.digits.length !== 10)
    throw new Error('haptics.json: expected a pattern for each of ten digits');
  if (longest + lastLength > MAXIMUM_PULSES)
    throw new Error(`haptics.json: expected a digit and the end to take at most ${MAXIMUM_PULSES} pulses`);
  const times = ['shortMs', 'longMs', 'gapMs', 'pauseMs', 'restMs', 'feltDigitMs'] as const;
  return `/** Generated from hardware-docs/haptics.json by "npm run generate". Change the table, not this file. */
${times.map((name) => `export const ${constantName(name)}: u32 = ${HAPTICS[name]};`).join('\n')}
export const BITS_A_PULSE: u32 = ${BITS_A_PULSE};
export const PULSE_SHORT: u32 = ${BITS['.']};
export const PULSE_LONG: u32 = ${BITS['-']};
export const PULSE_PAUSE: u32 = ${BITS[' ']};
${HAPTICS.signals.map(({ name, pattern, meaning }) => `/** ${meaning} */\nexport const ${constantName('SIGNAL', name)}: u32 = ${packed(pattern)};`).join('\n')}
/** A pattern per digit. */
export const DIGIT_PULSES: usize = memory.data<u32>([${HAPTICS.digits.map(packed).join(', ')}]);
`;
}

/** The same for who reads pulses: the simulator's JSON, and tests. */
export function hostHaptics(): string {
  const { shortMs, longMs, gapMs, pauseMs, restMs } = HAPTICS;
  const times = { shortMs, longMs, gapMs, pauseMs, restMs };
  const signals = Object.fromEntries(HAPTICS.signals.map(({ name, pattern }) => [name, pattern]));
  return `/** Generated from hardware-docs/haptics.json by "npm run generate". Change the table, not this file. */
${Object.entries(times)
  .map(([name, value]) => `export const ${constantName(name)} = ${value};`)
  .join('\n')}
/** \`.\` short, \`-\` long, a space a pause. */
export const DIGIT_PATTERNS: readonly string[] = ${JSON.stringify(HAPTICS.digits)};
export const SIGNAL_PATTERNS: Readonly<Record<string, string>> = ${JSON.stringify(signals)};
`;
}

const shown = (pattern: string): string =>
  [...pattern.trim()].map((pulse) => ({ '.': '•', '-': '▬' })[pulse] ?? 'pause').join(' ');

const rows = (head: string, cells: string[][]): string =>
  [head, ...cells.map((row) => `| ${row.join(' | ')} |`)].join('\n');

export function hapticsPage(): string {
  const { shortMs, longMs, gapMs, pauseMs, restMs, feltDigitMs } = HAPTICS;
  const endPauseMs = gapMs + 2 * (pauseMs - gapMs);
  return `<!-- Generated from hardware-docs/haptics.json by "npm run generate". Change the table, not this page. -->

# How a code is felt

A deafblind person can log on with the code reader alone: with the setting vibration on, its motor gives the code as pulses. The
setting stands in the settings menu (right side key), and whoever issues the token can set it before locking it. It switches no
sound off: what may be heard is said as well. Who wants none chooses headphones only; nothing of a code is heard then without
headphones, and no complaint that they are missing.

1. The red key wakes the token and asks for a code. Wait for *ready*.
2. Each press of 5, the key with the raised dot, gives the next digit. Type it, then press again; nothing hurries.
3. After the last digit comes *end*. 0 gives the digit before once more.

When *changed* comes instead of a digit, or by itself, the code has ended: forget its digits, and begin again with 5. Digits of
two codes are never mixed without it. A press ends the pulses under way.

## Digits

${rows(
  '| digit | pulses |\n| --- | --- |',
  HAPTICS.digits.map((pattern, digit) => [String(digit), shown(pattern)]),
)}

• is a short pulse, ▬ a long one. No signal is a row of short pulses or a single long one, so none is taken for a digit.

## Signals

${rows(
  '| signal | pulses | meaning |\n| --- | --- | --- |',
  HAPTICS.signals.map(({ name, pattern, meaning }) => [name, shown(pattern), meaning]),
)}

## Times

| what | ms | why |
| --- | --- | --- |
| short pulse | ${shortMs} | a small motor with an eccentric weight takes the better part of a tenth of a second to be felt, and as long to stand still |
| long pulse | ${longMs} | more than three times a short one, as a dash is three dots in Morse code (ITU-R M.1677-1) |
| gap between pulses | ${gapMs} | the motor has stood still before the next one: three short pulses a second can be counted one by one |
| pause | ${pauseMs} | three gaps: after five pulses, so that 7 is counted as five and two |
| rest | ${restMs} | at least, between two patterns: five and a new two are not counted as 7; ${endPauseMs} before *end* |
| time for a digit | ${feltDigitMs} | the mean pattern takes 1.6 s, and a press and a typed key have the rest. A code with less life left than that for each digit is not begun: *wait* |

The times are chosen, not measured: no deafblind person has tried them yet, and none was found on any other token to compare
with. They are told by the core alone, so one table changes them on every board, in the page and in the tests.
`;
}
