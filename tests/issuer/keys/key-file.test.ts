/** The key file: who may read it, how it comes to be, and what its messages keep to themselves. */
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { derivedKey } from '../../../host-tools/issuer/adapters/keys/issuer-keys.ts';
import { openKeyFile } from '../../../host-tools/issuer/adapters/keys/key-file.ts';
import { keyFileSecrecy } from '../../../host-tools/issuer/adapters/keys/key-file-secrecy.ts';

describe('the key file', () => {
  let folder = '';
  let file = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'talkode-keys-'));
    file = path.join(folder, 'issuer.keys.json');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('is made once, for its owner alone, and read from then on', () => {
    const made = openKeyFile(file, 'make');
    expect(made.wasMade).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['issuer.keys.json']);
    const text = readFileSync(file, 'utf8');
    const read = openKeyFile(file, 'refuse');
    expect(read.wasMade).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(text);
    const sealed = keyFileSecrecy(made.keys).seal('900000000012', new Uint8Array(20).fill(7));
    const opened = keyFileSecrecy(read.keys).open('900000000012', sealed);
    expect(opened).toEqual(new Uint8Array(20).fill(7));
  });

  test('is not made where it ought to be', () => {
    expect(() => openKeyFile(file, 'refuse')).toThrow(/there is none/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([0o640, 0o604, 0o620, 0o602, 0o644, 0o777])('with rights %o is refused', (rights) => {
    openKeyFile(file, 'make');
    chmodSync(file, rights);
    expect(() => openKeyFile(file, 'make')).toThrow(`got rights ${rights.toString(8)}`);
  });

  test('behind a link is refused', () => {
    openKeyFile(file, 'make');
    const link = path.join(folder, 'link');
    symlinkSync(file, link);
    expect(() => openKeyFile(link, 'make')).toThrow();
  });

  test('has other keys than the next, none of them in an inspection', () => {
    const { keys } = openKeyFile(file, 'make');
    const other = openKeyFile(path.join(folder, 'other'), 'make').keys;
    const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const all = [content['pepper'], content['documentKey'], content['root']].map(String);
    all.push((content['dataKeys'] as { key: string }[])[0]!.key);
    expect(new Set(all).size).toBe(4);
    const shown = inspect(keys, { depth: 9, showHidden: true });
    for (const key of all) {
      expect(shown).not.toContain(key);
      expect(shown).not.toContain(Buffer.from(key, 'base64').toString('hex'));
    }
    expect(derivedKey(keys, 'cookies')).toEqual(derivedKey(openKeyFile(file, 'refuse').keys, 'cookies'));
    expect(derivedKey(keys, 'cookies')).not.toEqual(derivedKey(keys, 'cookies 2'));
    expect(derivedKey(keys, 'cookies')).not.toEqual(derivedKey(other, 'cookies'));
  });

  test.each([
    ['no JSON', (text: string) => text.slice(0, -9), /expected JSON/],
    ['another format', (text: string) => text.replace('"format": 1', '"format": 2'), /format: expected 1/],
    ['no object', () => '[1]', /expected an object/],
    ['no data key', (text: string) => text.replace(/"dataKeys": \[[^\]]*\]/, '"dataKeys": []'), /dataKeys: /],
    ['a version 0', (text: string) => text.replace('"version": 1', '"version": 0'), /dataKeys\[0\]\.version/],
    [
      'a short key',
      (text: string) => text.replace(/"pepper": "..../, '"pepper": "'),
      /pepper: expected 32 bytes/,
    ],
    ['a missing key', (text: string) => text.replace('"root"', '"roots"'), /json: root: expected 32 bytes/],
  ])('with %s is refused without saying what is in it', (_, spoil, message) => {
    openKeyFile(file, 'make');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, spoil(text));
    let refused: unknown;
    try {
      openKeyFile(file, 'make');
    } catch (error) {
      refused = error;
    }
    expect(String(refused)).toMatch(message);
    const shown = inspect(refused);
    for (const [, key] of text.matchAll(/"([A-Za-z0-9+/]{43}=)"/g))
      expect(shown).not.toContain(key!.slice(0, 12));
  });
});
