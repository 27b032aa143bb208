/** The boards' lines in C, run on this computer: frames in and out, two hosts at once, lines that nobody reads. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { HostProgram } from './host-program.ts';
import { seededBytes } from './seeded-bytes.ts';

const hex = (bytes: Uint8Array): string => `x${Buffer.from(bytes).toString('hex')}`;

describeWith(['gcc', '/usr/include/stdio.h'], "a board's link", () => {
  let program: HostProgram;
  beforeAll(() => {
    program = new HostProgram('code-display');
  });
  afterAll(() => program.close());

  const told = (...commands: string[]): string[] => program.run(...commands).lines;

  /** An answer as long as the core's buffer; the ring holds four. */
  const answer = (seed: number): string => hex(seededBytes(seed, 128));
  const FOUR = [1, 2, 3, 4].map((seed) => `send ${answer(seed)}`);

  test('offers a frame when it is whole, and what the core leaves once more', () => {
    const lines = told(
      'receive x010203',
      'link-step',
      'receive x00',
      'accept 2',
      'link-step',
      'accept 9',
      'link-step',
    );
    expect(lines.filter((line) => line.startsWith('> linkReceive'))).toEqual([
      '> linkReceive 4 0102',
      '> linkReceive 2 ',
      '> linkReceive 2 0300',
    ]);
  });

  test('keeps 512 bytes of whole frames for a core that is busy, drops what comes beyond, and goes on', () => {
    const frames = Array.from({ length: 6 }, (_, index) =>
      Uint8Array.of(...seededBytes(index, 99).map((byte) => byte | 1), 0),
    );
    const lines = told(
      ...frames.map((frame) => `receive ${hex(frame)}`),
      'link-step',
      'link-step',
      'receive xaa00',
      'link-step',
    );
    const received = lines
      .filter((line) => line.startsWith('> linkReceive'))
      .map((line) => line.split(' ')[3])
      .join('');
    const kept = Buffer.concat(frames.slice(0, 5)).toString('hex');
    // Of the sixth, 12 bytes found room and its end did not: they run into the next frame, which its checksum then shows.
    const broken = Buffer.from(frames[5]!.subarray(0, 12)).toString('hex');
    expect(received).toBe(`${kept}${broken}aa00`);
  });

  test('gives an endless line no more room than a frame has', () => {
    const lines = told(`receive ${hex(new Uint8Array(400).fill(7))}`, 'receive x00', 'link-step');
    const offered = lines
      .filter((line) => line.startsWith('> linkReceive'))
      .map((line) => line.split(' ')[3]);
    expect(offered.join('')).toBe(`${'07'.repeat(252)}00`);
  });

  test('answers on the line that asked, and mixes no two', () => {
    const lines = told(
      'receive x0102',
      'receive-on-other x0a0b00',
      'receive x00',
      'link-step',
      'send xee',
      'line-takes 9',
    );
    const notes = lines.filter((line) => /linkReceive|link send/.test(line));
    expect(notes).toEqual(['> linkReceive 3 0a0b00', '> linkReceive 3 010200', '= link send 0']);
    expect(lines.at(-1)).toBe('ee');
  });

  test('goes on with the line whose frame the core has taken in part, whatever the other one has', () => {
    const long = Uint8Array.of(...seededBytes(7, 199).map((byte) => byte | 1), 0);
    const lines = told(
      `receive ${hex(long)}`,
      'accept 128',
      'link-step',
      'receive-on-other x0a0b00',
      'accept 999',
      'link-step',
    );
    const taken = lines.filter((line) => /^> linkReceive \d+ ./.test(line)).map((line) => line.split(' ')[3]);
    const bytes = Buffer.from(long).toString('hex');
    expect(taken).toEqual([bytes.slice(0, 256), bytes.slice(256), '0a0b00']);
  });

  test('forgets the half of a request whose host has gone, and takes what the next one sends', () => {
    const lines = told(
      'line-rate 0',
      ...FOUR,
      'receive x0102',
      'host-leaves',
      `send ${answer(5)}`,
      'receive x0a00',
      'link-step',
    );
    expect(lines.filter((line) => line.startsWith('> linkReceive'))).toEqual(['> linkReceive 2 0a00']);
  });

  test('sends through a full ring by waiting for the line', () => {
    const answers = Array.from({ length: 5 }, (_, index) => seededBytes(index, 128));
    const lines = told(...answers.map((each) => `send ${hex(each)}`), 'line-takes 1000');
    expect(lines.filter((line) => line.startsWith('= wait')).length).toBeGreaterThan(0);
    expect(lines.filter((line) => line === '> linkTaken 128')).toHaveLength(5);
    const all = Buffer.concat(answers).toString('hex');
    expect(all.endsWith(lines.at(-1)!)).toBe(true);
    expect(lines.at(-1)).not.toBe('');
  });

  const waits = (lines: readonly string[]): number => lines.filter((line) => line === '= wait 1').length;

  test('lets go of an answer that nobody reads, and says nothing of it to the next host', () => {
    const lines = told('line-rate 0', ...FOUR, `send ${answer(5)}`, 'line-takes 1000');
    expect(lines.filter((line) => line === '> linkTaken 128')).toHaveLength(5);
    const kept = [1, 2, 3, 4].map((seed) => Buffer.from(seededBytes(seed, 128)).toString('hex')).join('');
    expect(lines.at(-1)).toBe(kept);
  });

  test('M2: waits once for a host that reads nothing, and anew when it has read', () => {
    const stuck = told('line-rate 0', ...FOUR, `send ${answer(5)}`);
    expect(waits(stuck)).toBeGreaterThan(11);
    expect(waits(stuck)).toBeLessThan(50);
    const twice = told('line-rate 0', ...FOUR, `send ${answer(5)}`, `send ${answer(6)}`, `send ${answer(7)}`);
    expect(waits(twice)).toBe(waits(stuck));
    const read = told(
      'line-rate 0',
      ...FOUR,
      `send ${answer(5)}`,
      'line-takes 127',
      'line-rate 11',
      `send ${answer(6)}`,
    );
    expect(waits(read)).toBe(waits(stuck) + 1);
  });

  test('gives an answer to the host that asked, not to the one that comes after it', () => {
    const lines = told(
      'line-rate 0',
      ...FOUR,
      'host-leaves',
      `send ${answer(5)}`,
      'line-takes 1000',
      `send ${answer(6)}`,
      'line-takes 1000',
    );
    const taken = lines.filter((line) => /^[0-9a-f]*$/.test(line));
    expect(taken).toEqual(['', Buffer.from(seededBytes(6, 128)).toString('hex')]);
  });

  test('M2: offers two lots a round, however many wait, and knows that more do', () => {
    const flood = `receive ${hex(new Uint8Array(512))}`;
    const offers = (lines: readonly string[]): string[] =>
      lines.filter((line) => line.startsWith('> linkReceive')).map((line) => line.split(' ')[2]!);
    const once = told(flood, 'link-step', 'link-waiting');
    expect(offers(once)).toEqual(['128', '128']);
    expect(once.at(-1)).toBe('1');
    const all = told(flood, 'link-step', 'link-step', 'link-waiting', 'link-step', 'link-waiting');
    expect(offers(all)).toEqual(['128', '128', '128', '128']);
    expect(all.at(-1)).toBe('0');
  });

  test('M2: lets a line that was held up go on each round, the core busy or not', () => {
    const received = (lines: readonly string[]): string[] =>
      lines.filter((line) => line.startsWith('= link receive'));
    const bothLines = ['= link receive 0', '= link receive 1'];
    expect(received(told('link-step'))).toEqual(bothLines);
    expect(received(told('accept 0', 'receive x00', 'link-step'))).toEqual(bothLines);
  });
});
