/** Development and production images: what their manifest says of them, and that it is the table's word. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { FLAVOURS, type Manifest, type ManifestImage } from '../../firmware/boards/make/boards.generated.ts';
import { IMAGES } from '../../firmware/boards/make/boards.ts';
import { describeWith } from '../support/system-programs.ts';

const { messages: MESSAGES } = JSON.parse(readFileSync('hardware-docs/link.json', 'utf8')) as {
  messages: { name: string; developmentOnly?: boolean }[];
};
/** Chips that can keep a debugger from reading flash; the others have nothing of the kind. */
const PROTECTING = ['nrf51', 'stm32f405'];

describeWith(['arm-none-eabi-gcc', 'riscv64-unknown-elf-gcc'], "M4: the images' flavours", () => {
  let images: readonly ManifestImage[];
  beforeAll(() => {
    ({ images } = JSON.parse(readFileSync('build/boards/manifest.json', 'utf8')) as Manifest);
  });
  const only = (wanted: (typeof FLAVOURS)[number]): ManifestImage[] =>
    images.filter(({ flavour }) => flavour === wanted);

  test.each(FLAVOURS)('each board with each model has one for %s, and its files say so', (flavour) => {
    expect(only(flavour).map(({ board, model }) => `${board} ${model}`)).toEqual(
      IMAGES.map(({ board, model }) => `${board} ${model}`),
    );
    for (const { board, model, development, files } of only(flavour)) {
      expect(development).toBe(flavour === 'development');
      const name = `${board}-${model}-${flavour}`;
      for (const { path } of Object.values(files))
        expect(path.startsWith(`build/boards/${name}/${name}.`), path).toBe(true);
    }
  });

  test('production is another image than development', () => {
    for (const { board, model, files } of only('production')) {
      const twin = only('development').find((each) => each.board === board && each.model === model)!;
      expect(files.bin.sha256).not.toBe(twin.files.bin.sha256);
    }
  });

  test('a development image carries out every message, a production image none that the table keeps from it', () => {
    for (const { messages } of only('development'))
      expect(messages).toEqual(MESSAGES.map(({ name }) => name));
    for (const { messages } of only('production'))
      expect(messages).toEqual(
        MESSAGES.filter(({ developmentOnly }) => developmentOnly !== true).map(({ name }) => name),
      );
  });

  test('what no production image does is named here once more: provisioning in plain, erasing, test calculations', () => {
    const all = MESSAGES.map(({ name }) => name);
    for (const { messages } of only('production'))
      expect(all.filter((name) => !messages.includes(name))).toEqual([
        'provision',
        'erase',
        'compute-code',
        'compute-hmac',
        'read-entropy',
      ]);
  });

  describe('read-out protection', () => {
    test('is told of each chip that has one, and missed in plain words of each that has none', () => {
      for (const { board, readOutProtection } of only('production')) {
        const { register, why } = readOutProtection;
        expect(register !== null, board).toBe(PROTECTING.includes(board));
        if (register === null) expect(why).toMatch(/^The chip has none/);
      }
    });

    test('is never claimed of a development image', () => {
      for (const { readOutProtection } of only('development')) {
        expect(readOutProtection.register).toBeNull();
        expect(readOutProtection.why).toMatch(/open to debuggers/);
      }
    });
  });
});
