/**
 * What `talkode` writes may hold a secret or a code: it is for its user alone, and goes through no name that others
 * laid out.
 */
import {
  chmodSync,
  chownSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { openTransport } from '../../host-tools/link/transports/open.ts';
import { mayFollow } from '../../simulator/ports/private-file.ts';
import { describeWith } from '../support/system-programs.ts';
import { makeFolder, simulateJson, startTalkode, talkode, type Ended } from './talkode.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';

const NOON = '2026-11-22T12:00:00Z';
const VICTIM = 'a file of somebody who trusted the folder\n';
const NOBODY_UID = 65534;
const OUTPUTS = ['svg', 'png', 'wav', 'trace'] as const;

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());

function modeOf(file: string): number {
  return statSync(file).mode & 0o777;
}

/** A run that writes every kind of file, each as `name(kind)`. */
function runWithOutputs(name: (kind: string) => string): Promise<Record<string, unknown>> {
  const outputs = OUTPUTS.flatMap((kind) => [`--${kind}`, name(kind)]);
  const token = ['--model', 'code-reader', '--storage', name('flash'), '--at', NOON];
  return simulateJson(...token, '--press', 'fn', ...outputs);
}

describe('L2: each file that may hold a secret or a code', () => {
  test('L2: is for its user alone, also where an older one was open to all', async () => {
    await runWithOutputs((kind) => place.file(`new.${kind}`));
    const kinds = [...OUTPUTS, 'flash'];
    for (const kind of kinds) {
      // The storage file must be one; the others are replaced whatever they hold.
      const old = kind === 'flash' ? readFileSync(place.file('new.flash')) : VICTIM;
      writeFileSync(place.file(`old.${kind}`), old);
      chmodSync(place.file(`old.${kind}`), 0o666);
    }
    await runWithOutputs((kind) => place.file(`old.${kind}`));
    for (const age of ['new', 'old'])
      for (const kind of kinds)
        expect([age, kind, modeOf(place.file(`${age}.${kind}`))]).toEqual([age, kind, 0o600]);
    for (const kind of OUTPUTS) expect(readFileSync(place.file(`old.${kind}`)).includes(VICTIM)).toBe(false);
    expect(readdirSync(place.folder)).toHaveLength(2 * kinds.length);
  });

  test('L2: a storage file that is only read is taken from the others as well', async () => {
    const flash = place.file('token.flash');
    await simulateJson('--storage', flash, '--at', NOON);
    chmodSync(flash, 0o644);
    await talkode(['simulate', '--storage', flash, '--digits', '8']);
    expect(modeOf(flash)).toBe(0o600);
  });

  test('L2: a second name of the old file keeps what it had', async () => {
    writeFileSync(place.file('glass.svg'), VICTIM);
    linkSync(place.file('glass.svg'), place.file('planted'));
    await simulateJson('--at', NOON, '--press', 'main', '--svg', place.file('glass.svg'));
    expect(readFileSync(place.file('planted'), 'utf8')).toBe(VICTIM);
    expect(readFileSync(place.file('glass.svg'), 'utf8')).toContain('<svg');
  });

  test('L2: a name so long that no draft fits beside it is written in place, and closed to others first', async () => {
    const file = place.file(`${'g'.repeat(246)}.svg`);
    writeFileSync(file, VICTIM.repeat(1000));
    chmodSync(file, 0o666);
    await simulateJson('--at', NOON, '--press', 'main', '--svg', file, '--trace', place.file('t'));
    expect([modeOf(file), readFileSync(file, 'utf8').endsWith('</svg>\n')]).toEqual([0o600, true]);
  });

  test('L2: a device is written to as it is', async () => {
    await simulateJson('--at', NOON, '--svg', '/dev/null', '--trace', '/dev/null');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

test('L2: a link planted under a foreseeable draft name is not followed', async () => {
  const flash = place.file('token.flash');
  const { child, firstLine, ended } = startTalkode(['simulate', '--storage', flash, '--link', 'tcp:0']);
  try {
    const address = (await firstLine).replace('listening on ', '');
    writeFileSync(place.file('victim'), VICTIM);
    symlinkSync(place.file('victim'), `${flash}.${child.pid}.new`);
    const client = new LinkClient(await openTransport(address), { answerTimeoutMs: WAIT_LIMIT_MS });
    await client.request('lock', {});
    await client.close();
    expect(readFileSync(place.file('victim'), 'utf8')).toBe(VICTIM);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
});

test('L2: a draft that a killed process left is deleted, and nothing that only looks like one', async () => {
  const flash = place.file('token.flash');
  await simulateJson('--storage', flash, '--at', NOON);
  writeFileSync(`${flash}.0123456789abcdef.new`, 'half a secret');
  writeFileSync(`${flash}.notes.new`, 'notes');
  writeFileSync(place.file('other.flash.0123456789abcdef.new'), 'of another token');
  mkdirSync(`${flash}.fedcba9876543210.new`);
  await simulateJson('--storage', flash);
  expect(readdirSync(place.folder)).toEqual([
    'other.flash.0123456789abcdef.new',
    'token.flash',
    'token.flash.fedcba9876543210.new',
    'token.flash.notes.new',
  ]);
});

describe('L2: a symbolic link as the file to write', () => {
  test("L2: that is the user's own is followed, and what it leads to is replaced", async () => {
    mkdirSync(place.file('runs'));
    writeFileSync(place.file('runs/1.svg'), VICTIM);
    for (const target of ['1.svg', '2.svg']) {
      const link = place.file(`latest-${target}`);
      symlinkSync(`runs/${target}`, link);
      await simulateJson('--at', NOON, '--press', 'main', '--svg', link);
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(readFileSync(place.file(`runs/${target}`), 'utf8')).toContain('<svg');
      expect(modeOf(place.file(`runs/${target}`))).toBe(0o600);
    }
    expect(readdirSync(place.file('runs'))).toEqual(['1.svg', '2.svg']);
  });

  test.each([
    { own: 1000, link: 1000, folder: 0, follows: true },
    { own: 1000, link: 0, folder: 1001, follows: true },
    { own: 1000, link: 1001, folder: 1001, follows: true },
    { own: 1000, link: 1001, folder: 0, follows: false },
    { own: 1000, link: 1001, folder: 1000, follows: false },
    { own: 0, link: 1001, folder: 0, follows: false },
  ])(
    'L2: user $own, link of $link, folder of $folder: followed is $follows',
    ({ own, link, folder, follows }) => {
      expect(mayFollow(link, folder, own)).toBe(follows);
    },
  );

  // Only root can lay a link for somebody else.
  test.runIf(process.getuid?.() === 0)(
    'L2: that another user laid is refused before anything is done',
    async () => {
      for (const kind of [...OUTPUTS, 'storage']) {
        const victim = place.file(`victim.${kind}`);
        const link = place.file(`link.${kind}`);
        writeFileSync(victim, VICTIM);
        symlinkSync(victim, link);
        lchownSync(link, NOBODY_UID, NOBODY_UID);
        const { exitCode, stdout, stderr } = await talkode([
          'simulate',
          '--model',
          'code-reader',
          '--press',
          'fn',
          `--${kind}`,
          link,
        ]);
        expect(stderr).toContain(
          `--${kind}: expected a name that leads nowhere else, got a symbolic link that user ${NOBODY_UID} has laid there`,
        );
        expect([exitCode, stdout]).toEqual([2, '']);
        expect(readFileSync(victim, 'utf8')).toBe(VICTIM);
      }
    },
  );
});

describe('L2: the folder of --artifacts', () => {
  const FAILING = 'press main\nexpect no code\n';
  const keepIn = (folder: string): Promise<Ended> =>
    talkode(['simulate', '--scenario', place.file('a.scenario'), '--artifacts', folder]);
  beforeEach(() => {
    writeFileSync(place.file('a.scenario'), FAILING);
    mkdirSync(place.file('real/below'), { recursive: true });
  });

  test("L2: through the user's own links it is filled, new folders below included", async () => {
    symlinkSync('real', place.file('link'));
    for (const folder of ['link', 'link/below', 'link/new/folder', 'link/below/..']) {
      expect((await keepIn(`${place.folder}/${folder}`)).exitCode).toBe(1);
      expect(readdirSync(`${place.folder}/${folder}`)).toContain('a.svg');
    }
    expect(readdirSync(place.file('real'))).toEqual(['a.svg', 'a.trace', 'below', 'new']);
  });

  test('L2: links in a circle are named', async () => {
    symlinkSync('two', place.file('one'));
    symlinkSync('one', place.file('two'));
    const { exitCode, stderr } = await keepIn(place.file('one'));
    expect(stderr).toContain('--artifacts: expected a name, got symbolic links in a circle: ');
    expect(exitCode).toBe(2);
  });

  // Only root can lay a link for somebody else.
  test.runIf(process.getuid?.() === 0).each(['', '/below', '/new'])(
    "L2: another user's link on the way to it is refused before anything is done: link%s",
    async (below) => {
      // Its folder is that user's as well, who can foresee the names in it.
      mkdirSync(place.file('theirs'));
      chownSync(place.file('theirs'), NOBODY_UID, NOBODY_UID);
      for (const holder of [place.folder, place.file('theirs')]) {
        const link = `${holder}/link`;
        symlinkSync(place.file('real'), link);
        lchownSync(link, NOBODY_UID, NOBODY_UID);
        const { exitCode, stderr } = await keepIn(`${link}${below}`);
        expect(stderr).toBe(
          'talkode simulate: --artifacts: expected a name that leads nowhere else, got a symbolic link ' +
            `that user ${NOBODY_UID} has laid there: "${link}"\n`,
        );
        expect(exitCode).toBe(2);
      }
      expect(readdirSync(place.file('real'))).toEqual(['below']);
      expect(readdirSync(place.file('real/below'))).toEqual([]);
    },
  );

  test.runIf(process.getuid?.() === 0)(
    "L2: another user's link under the name of a file in it is never followed",
    async () => {
      writeFileSync(place.file('victim'), VICTIM);
      mkdirSync(place.file('theirs'));
      symlinkSync(place.file('victim'), place.file('theirs/a.svg'));
      chownSync(place.file('theirs'), NOBODY_UID, NOBODY_UID);
      lchownSync(place.file('theirs/a.svg'), NOBODY_UID, NOBODY_UID);
      expect((await keepIn(place.file('theirs'))).exitCode).toBe(1);
      expect(readFileSync(place.file('victim'), 'utf8')).toBe(VICTIM);
      expect(readFileSync(place.file('theirs/a.svg'), 'utf8')).toContain('<svg');
    },
  );

  test.runIf(process.getuid?.() === 0)(
    "L2: other files are not written through another user's link to a folder either",
    async () => {
      symlinkSync(place.file('real'), place.file('link'));
      lchownSync(place.file('link'), NOBODY_UID, NOBODY_UID);
      const { exitCode, stderr } = await talkode(['simulate', '--svg', place.file('link/glass.svg')]);
      expect(stderr).toContain(`--svg: expected a name that leads nowhere else, got a symbolic link`);
      expect([exitCode, readdirSync(place.file('real'))]).toEqual([2, ['below']]);
    },
  );
});

describeWith(['socat'], 'L2: the pseudo-terminal', () => {
  test('L2: is for its user alone', async () => {
    const { child, firstLine, ended } = startTalkode(['simulate', '--link', `pty:${place.file('token')}`]);
    try {
      expect(modeOf(await firstLine)).toBe(0o600);
      writeFileSync(place.file('victim'), VICTIM);
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
    expect(readdirSync(place.folder)).toEqual(['victim']);
  });
});
