/** Says in words what is on the glass, read back from the frame's bits. */
import { BAR_SEGMENTS } from './geometry.generated.ts';
import { readGlass } from './reading.ts';

function batteryLevel(icons: readonly string[]): number {
  return icons.filter((icon) => /^battery-\d$/.test(icon)).length;
}

/** One line, such as `492 039, time bar 4 of 6, battery 4 of 4`, or `4, large digit 1 of 6, …`; `off` for a dark glass. */
export function describeGlass(frame: Uint8Array): string {
  const { text, bar, icons, mark, giant, inverse } = readGlass(frame);
  const signs = icons.filter((icon) => icon !== 'orientation' && !/^battery(-\d)?$/.test(icon));
  const parts = [
    text,
    giant ? `large digit ${giant.place} of ${giant.of}` : mark === null ? '' : `place ${mark} marked`,
    bar > 0 ? `time bar ${bar} of ${BAR_SEGMENTS}` : '',
    ...signs.map((sign) => `sign ${sign}`),
    icons.includes('battery') ? `battery ${batteryLevel(icons)} of 4` : '',
    inverse ? 'inverse' : '',
  ];
  return parts.filter((part) => part !== '').join(', ') || 'off';
}
