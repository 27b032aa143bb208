/** The post as a folder: papers appear whole, for their owner alone, and can be taken back. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postFolder } from '../../../host-tools/issuer/adapters/post/post-folder.ts';
import type { Post } from '../../../host-tools/issuer/domain/ports/post.ts';

let folder: string;
let post: Post;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'talkode-post-')), 'post');
  post = postFolder(folder, () => Promise.reject(new Error('nothing is printed here')));
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

const file = (extension: string, text: string) => ({
  mediaType: 'text/plain',
  extension,
  bytes: new TextEncoder().encode(text),
});

test('a paper lies in a folder of its own, which only its owner reads', async () => {
  await post.lay('letter-1', [file('txt', 'æøå'), file('brf', 'abc')]);
  expect(readdirSync(folder)).toEqual(['letter-1']);
  expect(readdirSync(path.join(folder, 'letter-1')).sort()).toEqual(['letter-1.brf', 'letter-1.txt']);
  const text = path.join(folder, 'letter-1', 'letter-1.txt');
  expect(readFileSync(text, 'utf8')).toBe('æøå');
  expect([folder, path.dirname(text)].map((each) => statSync(each).mode & 0o777)).toEqual([0o700, 0o700]);
  expect(statSync(text).mode & 0o777).toBe(0o600);
});

test('laid again it stays as it is, and what a crash left unfinished is in nobody’s way', async () => {
  await post.lay('letter-1', [file('txt', 'one')]);
  await post.lay('letter-1', [file('txt', 'two')]);
  expect(readFileSync(path.join(folder, 'letter-1', 'letter-1.txt'), 'utf8')).toBe('one');
  const broken = [file('txt', 'one'), file('txt', 'the same name')];
  await expect(post.lay('letter-2', broken)).rejects.toThrow('EEXIST');
  expect(readdirSync(folder)).not.toContain('letter-2');
  await post.lay('letter-2', [file('txt', 'two')]);
  expect(readdirSync(folder)).toEqual(['letter-1', 'letter-2']);
});

test('what is taken back is gone; what is not there is no fault', async () => {
  await post.lay('letter-1', [file('txt', 'one')]);
  await post.takeBack('letter-1');
  await post.takeBack('letter-1');
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['..', 'a/b', '', 'a.b'])('no name leads out of the folder: %j', async (name) => {
  await expect(post.lay(name, [file('txt', '')])).rejects.toThrow(RangeError);
});
