/** The display's controller as its driver needs it: addressing, reset state, and no command that nobody knows. */
import { describe, expect, test } from 'vitest';
import { Ssd1306 } from '../../simulator/emulator/display/ssd1306.ts';
import { DISPLAY_WIDTH } from '../../simulator/emulator/display/glass-pixels.generated.ts';

/** On, charged, upright as the glass is mounted. */
const UPRIGHT = [0xa1, 0xc8, 0x8d, 0x14, 0xaf];

function display(...commands: readonly number[]): Ssd1306 {
  const made = new Ssd1306(() => 0);
  send(made, ...commands);
  return made;
}

function send(to: Ssd1306, ...commands: readonly number[]): void {
  for (const command of commands) to.command(command);
}

/** Lit pixels as x,y. */
function lit(of: Ssd1306): string[] {
  return [...of.pixels()].flatMap((pixel, place) =>
    pixel === 1 ? [`${place % DISPLAY_WIDTH},${Math.floor(place / DISPLAY_WIDTH)}`] : [],
  );
}

describe('an SSD1306', () => {
  test('draws from the top left, eight rows a byte, lowest bit on top', () => {
    const glass = display(...UPRIGHT);
    glass.data(0x81);
    expect(lit(glass)).toEqual(['0,0', '0,7']);
  });

  test('is mirrored both ways without the commands that set it upright', () => {
    const glass = display(0x8d, 0x14, 0xaf);
    glass.data(0x01);
    expect(lit(glass)).toEqual(['127,63']);
  });

  test('goes through a window of columns and pages, line by line', () => {
    const glass = display(...UPRIGHT, 0x20, 0x00, 0x21, 3, 4, 0x22, 1, 2);
    for (let byte = 0; byte < 5; byte += 1) glass.data(byte === 4 ? 0x02 : 0x01);
    expect(lit(glass)).toEqual(['4,8', '3,9', '3,16', '4,16']);
  });

  test('goes down first in vertical mode, and stays in its page in page mode', () => {
    const vertical = display(...UPRIGHT, 0x20, 0x01, 0x21, 0, 1, 0x22, 0, 1);
    for (let byte = 0; byte < 3; byte += 1) vertical.data(0x01);
    expect(lit(vertical)).toEqual(['0,0', '1,0', '0,8']);
    const page = display(...UPRIGHT, 0xb2, 0x0f, 0x17);
    for (let byte = 0; byte < 2; byte += 1) page.data(0x01);
    expect(lit(page)).toEqual(['0,16', '127,16']);
  });

  test('is dark while off, uncharged or after a reset, and keeps its memory', () => {
    const glass = display(...UPRIGHT);
    glass.data(0xff);
    send(glass, 0xae);
    expect(lit(glass)).toEqual([]);
    send(glass, 0xaf);
    expect(lit(glass)).toHaveLength(8);
    send(glass, 0x8d, 0x10);
    expect(lit(glass)).toEqual([]);
    send(glass, 0x8d, 0x14);
    expect(lit(glass)).toHaveLength(8);
    glass.reset();
    expect(lit(glass)).toEqual([]);
    send(glass, ...UPRIGHT);
    expect(lit(glass)).toHaveLength(8);
  });

  test('shows what its memory held at power-on until it is written', () => {
    const glass = new Ssd1306(() => 0x01);
    send(glass, ...UPRIGHT);
    expect(lit(glass)).toHaveLength(8 * DISPLAY_WIDTH);
  });

  test.each([
    [[0x26], /a command that drivers of the glass use, got 26h/],
    [[0xa8, 31], /3Fh after A8h for this panel, got 1Fh/],
    [[0x21, 5, 128], /a range within 0\.\.127 after 21h, got 5\.\.128/],
  ])('refuses %j', (commands, message) => {
    expect(() => display(...commands)).toThrow(message);
  });

  test('refuses pixels between a command and its argument', () => {
    expect(() => display(0x81).data(0)).toThrow(/the arguments of command 81h, got pixels/);
  });
});
