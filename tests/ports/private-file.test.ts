/** The draft beside a file that is replaced: exclusive, even where its random name was foreseen. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { openPrivately, writePrivately } from '../../simulator/ports/private-file.ts';

vi.mock('node:crypto', () => ({ randomBytes: (length: number) => Buffer.alloc(length, 0x5a) }));

test('L2: a draft whose name is taken is not made, and what a link there leads to is left alone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'talkode-private-'));
  try {
    const file = path.join(folder, 'glass.svg');
    const victim = path.join(folder, 'victim');
    writeFileSync(victim, 'as before');
    writeFileSync(file, 'the old picture');
    symlinkSync(victim, `${file}.${'5a'.repeat(8)}.new`);
    for (const write of [() => writePrivately(file, 'a code'), () => openPrivately(file)])
      expect(write).toThrow('EEXIST');
    expect([readFileSync(victim, 'utf8'), readFileSync(file, 'utf8')]).toEqual([
      'as before',
      'the old picture',
    ]);
    expect(readdirSync(folder)).toHaveLength(3);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
