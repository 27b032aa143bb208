/**
 * Units of the firmware's C (a file with its header) by what their objects need of each other: no circle is left within
 * common/ nor within a board, but the restart after a trap. Between the two stands board.h, which both sides implement.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { IMAGES } from '../../firmware/boards/make/boards.ts';
import { TOOLCHAINS } from '../../firmware/boards/make/compile.ts';
import { describeWith } from '../support/system-programs.ts';

const WORK = fileURLToPath(new URL('../../build/boards/work', import.meta.url));
const RESTART_AFTER_TRAP = 'trap -> loop';
/** A line of nm: an address where the symbol is defined, its kind, its name. */
const SYMBOL = /^[0-9a-f]* *([A-Za-z]) (\S+)$/;

type Needs = Map<string, Set<string>>;

function needsOf(nm: string, folders: readonly string[]): Needs {
  const definedIn = new Map<string, string>();
  const wanted = new Map<string, string[]>();
  for (const folder of folders)
    for (const file of readdirSync(folder)) {
      const unit = file.replace(/\.[cS]\.o$/, '');
      const { stdout } = spawnSync(nm, [path.join(folder, file)], { encoding: 'utf8' });
      const symbols = stdout.split('\n').flatMap((line) => SYMBOL.exec(line) ?? []);
      wanted.set(unit, []);
      for (let at = 0; at < symbols.length; at += 3) {
        if (symbols[at + 1] === 'U') wanted.get(unit)!.push(symbols[at + 2]!);
        else if (/[A-Z]/.test(symbols[at + 1]!)) definedIn.set(symbols[at + 2]!, unit);
      }
    }
  const units = (symbols: readonly string[]): string[] =>
    symbols.flatMap((symbol) => definedIn.get(symbol) ?? []);
  return new Map([...wanted].map(([unit, symbols]) => [unit, new Set(units(symbols))]));
}

/** Takes away, as often as there is one, a unit that needs none of those left: what stays is in a circle, or needs one. */
function leftInCircles(needs: Needs): string[] {
  const left = new Map([...needs].map(([unit, needed]) => [unit, [...needed]]));
  const isFree = ([, needed]: [string, string[]]): boolean => !needed.some((unit) => left.has(unit));
  for (let free = [...left].find(isFree); free !== undefined; free = [...left].find(isFree))
    left.delete(free[0]);
  return [...left].flatMap(([unit, needed]) =>
    needed.filter((each) => left.has(each)).map((each) => `${unit} -> ${each}`),
  );
}

describeWith(['arm-none-eabi-gcc', 'riscv64-unknown-elf-gcc'], "the units of an image's C", () => {
  test.each(IMAGES)('$board $model: none of them needs itself through others', ({ board, model }) => {
    const { prefix } = TOOLCHAINS[board];
    const folder = (name: string): string => path.join(WORK, `${board}-${model}`, name);
    expect(leftInCircles(needsOf(`${prefix}nm`, [folder('board'), folder('parts')]))).toEqual([]);

    const common = needsOf(`${prefix}nm`, [folder('common')]);
    expect(leftInCircles(common)).toContain(RESTART_AFTER_TRAP);
    const [from, to] = RESTART_AFTER_TRAP.split(' -> ') as [string, string];
    common.get(from)!.delete(to);
    expect(leftInCircles(common)).toEqual([]);
  });
});
