/**
 * `talkode simulate --model code-reader`: what it says in words, in phrases and in samples, and which options it takes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { SimulateReport } from '../../cli/output/report.ts';
import { samplesCrc32 } from '../../simulator/ports/crc32.ts';
import { simulateJsonHere, talkodeHere } from './talkode-here.ts';
import { makeFolder } from './talkode.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

/** The published secret's code at this time is 738534, and lives 30 s more. */
const NOON = ['--at', '2026-11-22T12:00:00Z'];
const CODE = ['7', '3', '8', '5', '3', '4'];
const WAV_HEADER_BYTES = 44;

async function read(...options: string[]): Promise<SimulateReport> {
  const at = options.includes('--at') ? [] : NOON;
  const report = await simulateJsonHere('--model', 'code-reader', ...at, ...options);
  return report as unknown as SimulateReport;
}

function phraseIds({ audio }: SimulateReport): string[] {
  return audio!.phrases.map(({ id, cut }) => (cut ? `${id} cut` : id));
}

describe('a press of the function key', () => {
  test('says the code that is on the glass, twice, in words and phrases that agree', async () => {
    const report = await read('--press', 'fn');
    expect(report).toMatchObject({ model: 'code-reader', code: CODE.join(''), glass: { text: '738 534' } });
    expect(report.spoken).toEqual(['kode', ...CODE, 'jeg', 'gentager', ...CODE]);
    expect(phraseIds(report)).toEqual(['code', ...CODE, 'again', ...CODE]);
    expect(report.audio!.sampleRate).toBe(16_000);
    let earlierEnd = 0;
    for (const { startSample, endSample } of report.audio!.phrases) {
      expect(startSample).toBeGreaterThanOrEqual(earlierEnd);
      expect(endSample).toBeGreaterThan(startSample);
      earlierEnd = endSample;
    }
    expect(report.audio!.samples).toBeGreaterThanOrEqual(earlierEnd);
  });

  test('is spoken in the language asked for', async () => {
    expect((await read('--language', 'en', '--press', 'fn')).spoken.slice(0, 7)).toEqual(['code', ...CODE]);
  });

  test('with little time left the next code is announced, waited for and said', async () => {
    const report = await read('--at', '2026-11-22T12:00:24Z', '--press', 'fn');
    expect(report.spoken.join(' ')).toMatch(/^ny kode om 6 sekunder (?:\S+ )*?ny kode 2 8 6 5 3 0/);
    expect(report.code).toBe('286530');
  });

  test('that is the last act but for --advance is heard as far as that goes', async () => {
    const report = await read('--press', 'fn', '--advance', '1');
    expect(report.spoken).toEqual(['kode', '7']);
    // A press of 100 ms and one second: 69 blocks of 16 ms, the first at once.
    expect(report.audio!.samples).toBe(69 * 256);
  });
});

describe('several keys', () => {
  test('fn+3 and fn,3 raise the volume alike, and stop the code', async () => {
    const together = await read('--press', 'fn+3');
    const oneByOne = await read('--press', 'fn,3');
    expect(together.spoken.slice(-2)).toEqual(['lydstyrke', '5']);
    expect(oneByOne.spoken.slice(-2)).toEqual(['lydstyrke', '5']);
    expect(oneByOne.audio!.phrases[0]).toMatchObject({ id: 'code' });
  });

  test('a phrase that a key stops is cut, and counted as begun', async () => {
    const report = await read('--press', 'fn', '--advance', '0.6', '--press', '3');
    expect(phraseIds(report)).toEqual(['code', '7 cut', 'volume', '5']);
    expect(report.spoken).toEqual(['kode', '7', 'lydstyrke', '5']);
  });

  test('alone on a sleeping reader a digit tells of the red key, and shows nothing', async () => {
    expect(await read('--press', '3')).toMatchObject({
      spoken: ['tryk', 'på', 'den', 'røde', 'knap'],
      glass: { text: '' },
    });
  });
});

describe('first use', () => {
  test('is over unless it is asked for', async () => {
    const options = ['--model', 'code-reader', ...NOON, '--first-use', '--press', 'fn', '--json'];
    const { stdout } = await talkodeHere(['simulate', ...options]);
    expect((JSON.parse(stdout) as SimulateReport).spoken.join(' ')).toBe(
      'tryk 1 for højttaler 2 for hovedtelefoner',
    );
  });

  test('--headphones are plugged in from the start', async () => {
    const { glass } = await read('--headphones', '--press', 'fn');
    expect(glass.icons).toContain('sound-headphones');
    expect(glass.icons).not.toContain('sound-loudspeaker');
  });

  test('a language that was chosen stays with the stored token', async () => {
    const storage = ['--storage', file('kept.flash')];
    await read(...storage, '--language', 'en');
    expect((await read(...storage, '--press', 'fn')).spoken[0]).toBe('code');
  });
});

describe('samples', () => {
  test('the WAV file holds those that the trace counted, and the replay renders them again', async () => {
    const wav = file('code.wav');
    const trace = file('code.trace');
    const report = await read('--press', 'fn', '--wav', wav, '--trace', trace);
    const bytes = readFileSync(wav);
    expect(bytes.length).toBe(WAV_HEADER_BYTES + 2 * report.audio!.samples);
    const samples = new Int16Array(
      bytes.buffer.slice(bytes.byteOffset + WAV_HEADER_BYTES, bytes.byteOffset + bytes.length),
    );
    const blocks = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{"output":"audio"'))
      .map((line) => JSON.parse(line) as { samples: number; crc32: number });
    let at = 0;
    for (const block of blocks) {
      expect(samplesCrc32(samples.subarray(at, at + block.samples))).toBe(block.crc32);
      at += block.samples;
    }
    expect(at).toBe(samples.length);
    expect(await talkodeHere(['replay', trace])).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('a replay notices a sample that differs, a mark and a wish for voice bytes', async () => {
    const trace = file('altered.trace');
    await read('--press', 'fn', '--advance', '1', '--trace', trace);
    const text = readFileSync(trace, 'utf8');
    for (const [found, altered] of [
      [/"crc32":(\d)/, '"crc32":9$1'],
      [/"kind":"begins"/, '"kind":"ends"'],
      [/"input":"voice","offset":5/, '"input":"voice","offset":6'],
    ] as const) {
      const changed = text.replace(found, altered);
      expect(changed).not.toBe(text);
      writeFileSync(trace, changed);
      const { exitCode, stderr } = await talkodeHere(['replay', trace]);
      expect(stderr).toContain('the replay differs');
      expect(exitCode).toBe(1);
    }
    writeFileSync(trace, text.replace(/"voiceCrc32":\d+/, '"voiceCrc32":1'));
    const { exitCode, stderr } = await talkodeHere(['replay', trace]);
    expect(stderr).toContain('expected the voice image of the trace (CRC-32 1), got another');
    expect(exitCode).toBe(2);
  });
});

test('--play ends by itself when all has been played, with or without a sound card', async () => {
  const options = ['--model', 'code-reader', ...NOON, '--press', 'fn+3', '--play', '--json'];
  const { exitCode, stdout, stderr } = await talkodeHere(['simulate', ...options]);
  // Sound libraries write there when there is no card: shown only with a failure.
  expect([exitCode, exitCode === 0 ? '' : stderr]).toEqual([0, '']);
  expect((JSON.parse(stdout) as SimulateReport).spoken).toEqual(['kode', 'lydstyrke', '5']);
});

describe('wrong options end with exit code 2', () => {
  test.each([
    [
      ['--model', 'code-reader', '--language', 'dansk'],
      '--language: expected da or en or de or sv or nb or fo or kl, got "dansk"',
    ],
    [['--model', 'code-reader', '--press', 'fn+'], '--press: expected 0 or 1 or 2'],
    [
      ['--model', 'code-reader', '--press', 'fn+fn'],
      '--press: expected different keys in one stroke, got fn twice',
    ],
    [['--model', 'code-reader', '--press', 'fn,fnn'], 'got "fnn"; did you mean fn?'],
    [
      ['--model', 'code-reader', '--wav', 'no-such-folder/x.wav'],
      '--wav: expected a file that can be written',
    ],
    [['--wav', 'x.wav'], '--wav: the code-display makes no sound; give --model code-reader too'],
    [['--play'], '--play: the code-display makes no sound'],
    [['--language', 'da'], '--language: the code-display makes no sound'],
    [['--headphones'], '--headphones: the code-display makes no sound'],
    [['--first-use'], '--first-use: the code-display makes no sound'],
    [['--press', 'main,main+fn'], '--press: expected main, got "fn"'],
  ])('%j', async (options, message) => {
    const { exitCode, stdout, stderr } = await talkodeHere(['simulate', ...options], { cwd: folder });
    expect(stderr).toContain(message);
    expect([exitCode, stdout]).toEqual([2, '']);
  });
});

test('what a key has set is kept in the storage file, also without a report that waits for the words', async () => {
  const options = ['--storage', file('reader.flash'), '--press', 'fn,3'];
  const first = await talkodeHere(['simulate', '--model', 'code-reader', ...NOON, ...options]);
  expect(first).toMatchObject({ exitCode: 0 });
  // Set to 5 then, to 6 now.
  expect((await read(...options)).spoken.join(' ')).toContain('lydstyrke 6');
});
