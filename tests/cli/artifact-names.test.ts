/** B1 to B3: where the files of --artifacts land, and what they are called, is known before the run. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { artifactNames } from '../../cli/simulate/artifact-names.ts';
import { simulateHere } from './simulate-here.ts';
import { makeFolder } from './talkode.ts';

const GOOD = 'press main\nexpect code\n';
const WRONG = 'press main\nexpect no code\n';

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());

function write(scenarios: Record<string, string>): void {
  for (const [name, text] of Object.entries(scenarios)) {
    mkdirSync(path.dirname(place.file(`runs/${name}`)), { recursive: true });
    writeFileSync(place.file(`runs/${name}`), text);
  }
}

/** The pictures that are there after these scenarios. */
async function pictures(...names: readonly string[]): Promise<string[]> {
  const named = names.flatMap((name) => ['--scenario', place.file(`runs/${name}`)]);
  await simulateHere(...named, '--artifacts', place.file('kept')).catch((error: { exitCode?: number }) => {
    if (error.exitCode !== 1) throw error;
  });
  return readdirSync(place.file('kept')).filter((name) => name.endsWith('.svg'));
}

describe('B1: nothing lands outside the folder', () => {
  test.each([
    ['.scenario', 'scenario'],
    ['..scenario', 'scenario'],
    ['...scenario', 'scenario'],
    ['<>.scenario', 'scenario'],
    ['<stdin>', 'stdin'],
    ['a/...b.scenario', '...b'],
  ])('%s is %s', (file, name) => {
    expect(artifactNames([file])).toEqual([name]);
  });

  test('also when a scenario has no name', async () => {
    write({ '.scenario': WRONG, '...scenario': WRONG });
    expect(await pictures('.scenario', '...scenario')).toEqual(['scenario-2.svg', 'scenario.svg']);
    expect(readdirSync(place.folder)).toEqual(['kept', 'runs']);
  });
});

describe('B2: what is removed has the names that were given', () => {
  test('also when a number makes the name of another', async () => {
    const three = ['b1/bad.scenario', 'b2/bad.scenario', 'b3/bad-2.scenario'];
    write(Object.fromEntries(three.map((name) => [name, WRONG])));
    expect(await pictures(...three)).toEqual(['bad-2-2.svg', 'bad-2.svg', 'bad.svg']);
    write(Object.fromEntries(three.map((name) => [name, GOOD])));
    expect(await pictures(...three)).toEqual([]);
  });
});

describe('B3: the later of two with one name is NAME-2', () => {
  test('whichever of them fails', async () => {
    write({ 'b1/bad.scenario': GOOD, 'b2/bad.scenario': WRONG });
    expect(await pictures('b1/bad.scenario', 'b2/bad.scenario')).toEqual(['bad-2.svg']);
  });
});
