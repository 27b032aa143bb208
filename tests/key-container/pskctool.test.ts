/** What we write is as the schema of RFC 6030 section 11 has it, by Debian's pskctool (oath-toolkit, libxml2). */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { describeWith, programPath } from '../support/system-programs.ts';
import { MANY_KEYS, writeAll } from './samples.ts';

describeWith(['pskctool'], 'pskctool', () => {
  const validate = (input: string): { status: number | null; stdout: string } => {
    const { status, stdout } = spawnSync(programPath('pskctool'), ['--validate'], {
      input,
      encoding: 'utf8',
    });
    return { status, stdout };
  };

  test('finds our containers valid, and a changed one not', async () => {
    const text = await writeAll(MANY_KEYS);
    expect(validate(text)).toEqual({ status: 0, stdout: 'OK\n' });
    const changed = text.replace('<SerialNo>', '<SerialNumber/><SerialNo>');
    expect(validate(changed).stdout).not.toContain('OK');
  });
});
