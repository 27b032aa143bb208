/** What the set-up does about missing Debian packages, with a recorded apt-get in place of the real one. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ensureSystemPackages } from '../../scripts/ensure/system-packages.mjs';

const ROWS = [
  { package: 'clock-tools', program: 'clock', modes: ['test'], suites: 'the clock' },
  { package: 'page-tools', program: 'page', modes: ['test'], suites: 'the page' },
];

let root: string;
let said: string[];

function writeProgram(name: string, script: string): void {
  const file = path.join(root, 'bin', name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Writes down each call; `install` then puts the given programs into place. */
function writeAptGet(installs: readonly string[]): void {
  const copies = installs.map(
    (name) => `[ "$4" = install ] && printf '' > '${root}/bin/${name}'; /bin/chmod +x '${root}/bin/${name}'`,
  );
  writeProgram('apt-get', [`echo "$@" >> '${root}/calls'`, ...copies, 'exit 0'].join('\n'));
}

function calls(): string[] {
  const file = path.join(root, 'calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}

function ensure(mode: string): void {
  const isWanted = ({ modes }: { modes: string[] }): boolean => modes.includes(mode);
  ensureSystemPackages(root, isWanted, (line) => void said.push(line));
}

function actAs(uid: number): void {
  vi.spyOn(process, 'getuid').mockReturnValue(uid);
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'talkode-system-'));
  said = [];
  mkdirSync(path.join(root, 'bin'));
  mkdirSync(path.join(root, 'scripts'));
  writeFileSync(path.join(root, 'scripts/system-packages.json'), JSON.stringify(ROWS));
  writeProgram('clock', '');
  vi.stubEnv('PATH', path.join(root, 'bin'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

describe('as root on Debian', () => {
  beforeEach(() => actAs(0));

  test('the missing package alone is installed, after one update, waiting for a busy dpkg', () => {
    writeAptGet(['page']);
    ensure('test');
    expect(calls()).toEqual([
      '-qq -o DPkg::Lock::Timeout=120 update',
      '-qq -o DPkg::Lock::Timeout=120 install -y --no-install-recommends page-tools',
    ]);
    expect(said).toEqual(['installing Debian packages (a few minutes at most): page-tools']);
  });

  test('an install that brings nothing names the suites that will be skipped', () => {
    writeAptGet([]);
    ensure('test');
    expect(said.join('\n')).toMatch(/apt-get install failed[^]*will be skipped: the page/);
  });

  test('nothing is done when all is there, nor for a command that needs no system program', () => {
    writeAptGet([]);
    ensure('start');
    writeProgram('page', '');
    ensure('test');
    expect(calls()).toEqual([]);
    expect(said).toEqual([]);
  });
});

test('without root the exact command is printed and nothing is run', () => {
  actAs(1000);
  writeAptGet(['page']);
  ensure('test');
  expect(calls()).toEqual([]);
  expect(said.join('\n')).toMatch('apt-get install --no-install-recommends page-tools');
});

test('where there is no apt-get, the missing programs and the skipped suites are named', () => {
  actAs(0);
  ensure('test');
  expect(said).toEqual(['no apt-get here; these programs are missing: page', 'will be skipped: the page']);
});
