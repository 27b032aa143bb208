/** Generated from hardware-docs/haptics.json by "npm run generate". Change the table, not this file. */
export const SHORT_MS = 150;
export const LONG_MS = 500;
export const GAP_MS = 200;
export const PAUSE_MS = 600;
export const REST_MS = 900;
/** `.` short, `-` long, a space a pause. */
export const DIGIT_PATTERNS: readonly string[] = [
  '-',
  '.',
  '..',
  '...',
  '....',
  '.....',
  '..... .',
  '..... ..',
  '..... ...',
  '..... ....',
];
export const SIGNAL_PATTERNS: Readonly<Record<string, string>> = {
  key: '-.',
  ready: '-..',
  wait: '-.-',
  question: '--.',
  changed: '-.-.',
  none: '----',
  end: '  --',
};
