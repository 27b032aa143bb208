/** `npm run voice` as its users run it. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../boundary/source-tree.ts';

function voice(...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'firmware/voice/voice.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

describe('npm run voice', () => {
  test('-- --check prints every clip of a language with its measures and doubts', () => {
    const { stdout, status } = voice('--check', 'kl');
    expect(status).toBe(0);
    expect(stdout).toContain('every clip: NS: every clip needs a Greenlandic speaker');
    expect(stdout).toMatch(/^9 +9 +\S+ +\d+ +-2[01]\.\d\d +-\d+\.\d +\d+\.\d +\d+$/m);
    expect(stdout).toMatch(/kl: 16 clips, .* loudness spread 0\.\d\d LU, .* nobody has listened/);
  });

  test('-- --check of an unknown language names those that there are', () => {
    const { stderr, status } = voice('--check', 'xx');
    expect(status).toBe(1);
    expect(stderr).toBe("voice: no language 'xx': expected one of da, en, de, sv, nb, fo, kl\n");
  });

  test('refuses an option that it does not know', () => {
    const { stderr, status } = voice('--chekc');
    expect(status).toBe(1);
    expect(stderr).toContain("Unknown option '--chekc'");
  });
});
