/** Debian's pocketsphinx, told that it hears six English digits and nothing else. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { programPath } from '../support/system-programs.ts';

export const RECOGNISER = 'pocketsphinx_batch';
export const MODEL = '/usr/share/pocketsphinx/model/en-us/en-us/mdef';

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const DICTIONARY = '/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict';

const GRAMMAR = `#JSGF V1.0;
grammar code;
<digit> = ${WORDS.join(' | ')};
public <code> = <digit> <digit> <digit> <digit> <digit> <digit>;
`;

/** The ten words' rows, other pronunciations such as "zero(2)" included. */
function tenWords(): string {
  const rows = readFileSync(DICTIONARY, 'utf8').split('\n');
  return rows.filter((row) => WORDS.includes(row.split(/[ (]/)[0] ?? '')).join('\n') + '\n';
}

/** Sound as it is instead of cepstra; noise removal is what a hearer does too. */
const OPTIONS = ['-adcin', 'yes', '-cepext', '.raw', '-remove_noise', 'yes', '-cmn', 'batch'];

/** What is recognised in each recording (16 kHz, 16 bits): as many digits as were made out. */
export async function recognise(recordings: readonly Int16Array[]): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-'));
  try {
    const file = (name: string): string => path.join(folder, name);
    const names = recordings.map((_, n) => `code-${n}`);
    recordings.forEach((samples, n) => {
      writeFileSync(
        file(`code-${n}.raw`),
        new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength),
      );
    });
    writeFileSync(file('code.gram'), GRAMMAR);
    writeFileSync(file('ten-words.dict'), tenWords());
    writeFileSync(file('codes'), names.join('\n') + '\n');
    const files = ['-hmm', path.dirname(MODEL), '-dict', file('ten-words.dict'), '-jsgf', file('code.gram')];
    const batch = ['-ctl', file('codes'), '-cepdir', folder, '-hyp', file('heard'), '-logfn', file('log')];
    // It says what went wrong in the log only; without a line for each recording digitsOf throws.
    await promisify(execFile)(programPath(RECOGNISER), [...files, ...batch, ...OPTIONS]);
    return digitsOf(readFileSync(file('heard'), 'utf8'), names);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lines like "one two three four five six (code-7 -12345)". */
function digitsOf(heard: string, names: readonly string[]): string[] {
  const byName = new Map<string, string>();
  for (const [, words = '', name = ''] of heard.matchAll(/^(.*)\((\S+) \S+\)$/gm)) {
    const digits = words
      .trim()
      .split(' ')
      .map((word) => WORDS.indexOf(word.replace(/\(\d+\)$/, '')));
    byName.set(name, digits.filter((digit) => digit >= 0).join(''));
  }
  return names.map((name) => {
    const digits = byName.get(name);
    if (digits === undefined) throw new Error(`${RECOGNISER}: expected a line for ${name}, got none`);
    return digits;
  });
}
