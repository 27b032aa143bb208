/** Every function of the key map: with the function key held and on its own; at once, whatever is being said. */
import { describe, expect, test } from 'vitest';
import { MemoryVoice } from '../../simulator/ports/audio.ts';
import { offerAllLanguages } from '../../simulator/voice/voice-image.ts';
import { Reader, SAMPLES_A_MS, SERIAL_NUMBER, START, WHOLE_VOICE } from './reader.ts';
import { voiceWith } from './voices.ts';

const ALL_LANGUAGES = new MemoryVoice(offerAllLanguages(WHOLE_VOICE.image));

/** 30 ms: from a key to silence, or to what it says. */
const SILENCE_MS = 30;
/** From the edge to the first sample. */
const FIRST_SAMPLE_MS = 100;

const NEXT_CODE = /^(again|code|new-code-soon)/;

/** What each key says first, from the messages table; the reader's volume and speed stand at 4. */
const FIRST_WORDS: readonly (readonly [key: string, words: RegExp])[] = [
  ['0', NEXT_CODE],
  ['1', /^volume 3$/],
  ['2', new RegExp(`^serial-number ${[...SERIAL_NUMBER].join(' ')}$`)],
  ['3', /^volume 5$/],
  ['4', /^speed 3$/],
  ['5', /^\d$/],
  ['6', /^speed 5$/],
  ['7', /^language-name$/],
  ['8', /^(\d+ )?\d+ seconds-left battery full$/],
  ['9', /^language-name$/],
  ['left', /^help repeat press 0/],
  ['right', /^key-pause between-presses no key-pause 1 and 3 change$/],
  ['fn', NEXT_CODE],
];

describe.each(FIRST_WORDS)('key %s', (key, words) => {
  test('asleep tells which key wakes the device, once; that one and help do', async () => {
    const reader = await Reader.make();
    reader.press(key, 3000);
    if (key === 'fn') expect(reader.glass().code).toBe(reader.code());
    else if (key === 'left') {
      expect(reader.glass().icons).toContain('page-help');
      reader.untilSilent();
      expect(reader.text()).toMatch(words);
    } else {
      expect(reader.text()).toBe('press red-key');
      expect([reader.glass().icons, reader.session.device.asleep]).toEqual([[], true]);
      reader.wait(60_000);
      expect(reader.text()).toBe('press red-key');
    }
  });

  test('acts on its own while the device is awake', async () => {
    const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
    reader.press('fn', 500);
    reader.press(key);
    reader.untilSilent();
    expect(reader.text()).toMatch(words);
  });

  test('acts with the function key held, also from sleep', async () => {
    if (key === 'fn') return;
    const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
    reader.session.press('fn');
    reader.wait(300);
    reader.forget();
    reader.session.press(key);
    reader.wait(100);
    reader.session.device.release(key);
    reader.session.device.release('fn');
    reader.untilSilent();
    expect(reader.text()).toMatch(words);
  });

  test('interrupts whatever is being said, and acts', async () => {
    for (const talk of ['0', '2', '8', 'left']) {
      const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
      reader.press('fn', 300);
      reader.press(talk, 1510);
      const before = reader.heard().at(-1)!;
      const sounding = before.endSample === null;
      const edgeMs = reader.clock.uptimeMs();
      reader.press(key, 400);
      const next = reader.heard()[0]!;
      if (sounding) {
        expect(before.cut).toBe(true);
        expect(reader.atMs(before.endSample!) - edgeMs).toBeLessThanOrEqual(SILENCE_MS);
      }
      expect(reader.atMs(next.startSample) - edgeMs).toBeLessThanOrEqual(
        sounding ? SILENCE_MS + 20 : FIRST_SAMPLE_MS,
      );
      reader.untilSilent();
      if (key !== '0' || talk === '0') expect(reader.text()).toMatch(key === '5' ? /^\d( |$)/ : words);
    }
  });

  test('is answered within 100 ms of its edge from silence', async () => {
    const reader = await Reader.make();
    if (key !== 'fn') {
      reader.press('fn');
      reader.untilSilent();
    }
    const edgeMs = reader.press(key, 500);
    expect(reader.atMs(reader.heard()[0]!.startSample) - edgeMs).toBeLessThanOrEqual(FIRST_SAMPLE_MS);
  });
});

function decibels(samples: Int16Array): number {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return 10 * Math.log10(energy);
}

describe('volume', () => {
  test('has six steps over 20 dB, one of them 12 dB above the lowest, and never leaves its range', async () => {
    const reader = await Reader.make({ settings: { volume: 1 } });
    reader.pressEach('fn');
    const levels: number[] = [];
    for (let step = 1; step <= 6; step++) {
      if (step > 1) reader.pressEach('3');
      else reader.pressEach('1');
      const word = reader.heard().find(({ clip }) => clip === 17)!;
      levels.push(decibels(reader.samplesOf(word)));
    }
    const above = levels.map((level) => level - levels[0]!);
    expect(above.at(-1)).toBeCloseTo(20, 0);
    expect(above.some((gain) => Math.abs(gain - 12) < 0.1)).toBe(true);
    above.slice(1).forEach((gain, index) => expect(gain - above[index]!).toBeCloseTo(4, 0));
  });

  test('says lowest and highest, with a tone when it goes no further', async () => {
    const reader = await Reader.make({ settings: { volume: 2 } });
    reader.pressEach('fn', '1');
    expect(reader.text()).toBe('volume 1 lowest');
    reader.pressEach('1');
    expect(reader.text()).toBe('volume 1 lowest tone-limit');
    reader.pressEach('3', '3', '3', '3', '3');
    expect(reader.text()).toBe('volume 6 highest');
    reader.pressEach('3');
    expect(reader.text()).toBe('volume 6 highest tone-limit');
    expect(reader.glass().text).toBe('6');
    expect(reader.glass().icons).toContain('page-volume');
  });

  test('stays below full scale at its highest', async () => {
    const reader = await Reader.make({ settings: { volume: 6 } });
    reader.pressEach('fn', 'left');
    expect(reader.session.recorder.samples().every((sample) => Math.abs(sample) < 32_000)).toBe(true);
  });

  test('follows a host at once, also while something is being said', async () => {
    const reader = await Reader.make({ settings: { volume: 6 } });
    reader.press('fn', 300);
    reader.press('left', 8000);
    await reader.change('volume', 1);
    reader.untilSilent();
    const [help] = reader.heard();
    const last = reader.heard().findLast(({ clip }) => clip === 22)!;
    const first = reader.heard().find(({ clip }) => clip === 22)!;
    expect(help).toBeDefined();
    expect(decibels(reader.samplesOf(first)) - decibels(reader.samplesOf(last))).toBeCloseTo(20, 0);
    expect(await reader.setting('volume')).toBe(1);
  });
});

describe('speed', () => {
  test('goes from half to double in seven steps and says its ends and its middle', async () => {
    const reader = await Reader.make({ settings: { speed: 1 } });
    reader.pressEach('fn', '4');
    expect(reader.text()).toBe('speed 1 lowest tone-limit');
    const lengthsMs: number[] = [];
    const said: string[] = [];
    for (let step = 1; step <= 7; step++) {
      if (step > 1) reader.pressEach('6');
      const [word] = reader.heard();
      lengthsMs.push((word!.endSample! - word!.startSample) / SAMPLES_A_MS);
      said.push(reader.text());
    }
    expect(said.slice(1)).toEqual([
      'speed 2',
      'speed 3',
      'speed 4 normal',
      'speed 5',
      'speed 6',
      'speed 7 highest',
    ]);
    const normalMs = lengthsMs[3]!;
    [0.5, 0.65, 0.8, 1, 1.25, 1.5, 2].forEach((factor, index) => {
      expect(lengthsMs[index]! / (normalMs / factor)).toBeGreaterThan(0.97);
      expect(lengthsMs[index]! / (normalMs / factor)).toBeLessThan(1.03);
    });
    reader.pressEach('6');
    expect(reader.text()).toBe('speed 7 highest tone-limit');
  });

  test('slower than normal gives digits more time and does not stretch them: they are the clips themselves', async () => {
    const digitLengths = async (speed: number): Promise<number[]> => {
      const reader = await Reader.make({ settings: { speed, 'auto-repeat': 0 }, unixMs: START - 5000 });
      reader.pressEach('fn');
      return reader
        .heard()
        .flatMap(({ clip, startSample, endSample }) => (clip < 10 ? [endSample! - startSample] : []));
    };
    const normal = await digitLengths(4);
    expect(normal).toHaveLength(6);
    for (const speed of [1, 2, 3]) expect(await digitLengths(speed)).toEqual(normal);
    expect((await digitLengths(7))[0]).toBeLessThan(normal[0]! * 0.6);
  });

  test('makes a code longer or shorter as a whole, its pauses too', async () => {
    const seconds = async (speed: number): Promise<number> => {
      const reader = await Reader.make({ settings: { speed, 'auto-repeat': 0 }, unixMs: START - 5000 });
      reader.pressEach('fn');
      return (reader.heard().at(-1)!.startSample - reader.heard()[0]!.startSample) / 16_000;
    };
    const normal = await seconds(4);
    expect((await seconds(1)) / normal).toBeCloseTo(2, 1);
    expect((await seconds(7)) / normal).toBeCloseTo(0.5, 1);
  });
});

describe('language', () => {
  test('goes round the complete languages', async () => {
    const reader = await Reader.make();
    const round: string[] = [];
    reader.pressEach('fn');
    for (const key of ['9', '9', '9', '7', '7']) {
      reader.pressEach(key);
      expect(reader.text()).toBe('language-name');
      round.push(...reader.languages());
    }
    expect(round).toEqual(['en', 'da', 'en', 'da', 'en']);
  });

  test('comes back from one with few words, and leads to none', async () => {
    for (const [key, tag] of [
      ['7', 'en'],
      ['9', 'da'],
    ] as const) {
      const reader = await Reader.make({ settings: { language: 4 } });
      reader.pressEach('fn', key);
      expect(reader.languages()).toEqual([tag]);
    }
  });

  test.each(['7', '9'])('is the first one again when %s is held for 3 s, wherever one was', async (key) => {
    const reader = await Reader.make({ settings: { language: 6 } });
    reader.pressEach('fn');
    reader.session.press(key);
    reader.wait(2990);
    reader.forget();
    reader.wait(1500);
    reader.session.device.release(key);
    expect([reader.text(), reader.languages()]).toEqual(['language-name', ['da']]);
    expect(await reader.setting('language')).toBe(0);
    const asked = await Reader.make({ settings: { language: 6, 'audio-output': 0 } });
    asked.press('fn', 300);
    asked.session.press(key);
    asked.wait(2990);
    asked.forget();
    asked.untilSilent();
    expect(asked.text()).toBe('language-name press 1 for speaker 2 for headphones');
    expect(asked.glass().icons).toContain('page-output');
  });

  test('goes round all languages of a voice that offers them, each saying its own name, both ways', async () => {
    const reader = await Reader.make({ voice: ALL_LANGUAGES });
    const round: string[] = [];
    reader.pressEach('fn');
    for (let step = 0; step < 7; step++) {
      reader.pressEach('9');
      expect(reader.text()).toBe('language-name');
      round.push(...reader.languages());
    }
    expect(round).toEqual(['en', 'de', 'sv', 'nb', 'fo', 'kl', 'da']);
    for (let step = 0; step < 7; step++) {
      reader.pressEach('7');
      expect(reader.languages()).toEqual([round.at(5 - step)]);
    }
  });

  test.each(['en', 'de', 'sv', 'nb', 'fo', 'kl'])('%s says the code', async (tag) => {
    const language = ['da', 'en', 'de', 'sv', 'nb', 'fo', 'kl'].indexOf(tag);
    const reader = await Reader.make({ settings: { language, 'auto-repeat': 0 }, unixMs: START - 5000 });
    reader.pressEach('fn');
    expect(reader.text()).toBe(`code ${[...reader.code()].join(' ')}`);
    expect(new Set(reader.languages())).toEqual(new Set([tag]));
  });

  test('skips what the voice has not', async () => {
    const some = voiceWith(({ language }) => language === 'da' || language === 'kl');
    const voice = new MemoryVoice(offerAllLanguages(some.image));
    const reader = await Reader.make({ voice });
    reader.pressEach('fn', '9');
    expect(reader.languages()).toEqual(['kl']);
    reader.pressEach('9');
    expect(reader.languages()).toEqual(['da']);
    reader.pressEach('7');
    expect(reader.languages()).toEqual(['kl']);
  });
});

describe('settings', () => {
  test('are walked through one by one, said, shown and left again', async () => {
    const reader = await Reader.make();
    reader.pressEach('fn');
    const walk: string[] = [];
    for (const key of [
      'right',
      '1',
      '3',
      '3',
      '3',
      '3',
      'right',
      '1',
      '1',
      '3',
      'right',
      '3',
      '1',
      '1',
      'right',
      'right',
      'right',
      'right',
      '3',
      'right',
      'right',
    ]) {
      // The longest key pause is 2 s.
      reader.wait(2000);
      reader.pressEach(key);
      const sign = reader.glass().icons.find((icon) => icon.startsWith('page-')) ?? '-';
      walk.push(`${key}: ${reader.text()} (${sign} ${reader.glass().text.slice(0, 1)})`);
    }
    expect(walk).toEqual([
      'right: key-pause between-presses no key-pause 1 and 3 change (page-pause 0)',
      '1: key-pause between-presses no key-pause tone-limit (page-pause 0)',
      '3: key-pause between-presses 1 half second (page-pause 1)',
      '3: key-pause between-presses 1 second (page-pause 2)',
      '3: key-pause between-presses 2 seconds (page-pause 3)',
      '3: key-pause between-presses 2 seconds tone-limit (page-pause 3)',
      'right: auto-repeat on 1 and 3 change (page-repeat 1)',
      '1: auto-repeat off-state (page-repeat 0)',
      '1: auto-repeat off-state tone-limit (page-repeat 0)',
      '3: auto-repeat on (page-repeat 1)',
      'right: speaker selected 1 and 3 change (page-output 1)',
      '3: headphones selected press 1 for speaker (page-output 2)',
      '1: speaker selected (page-output 1)',
      '1: speaker selected tone-limit (page-output 1)',
      'right: boosted-sound off-state 1 and 3 change (page-boosted 0)',
      'right: giant-digit off-state 1 and 3 change (page-giant 0)',
      'right: inverse-glass off-state 1 and 3 change (page-inverse 0)',
      'right: vibration off-state 1 and 3 change (page-vibration 0)',
      '3: vibration on (page-vibration 1)',
      'right: practise-keys press 3 (page-help 3)',
      'right: tone-end (- )',
    ]);
    expect(await reader.setting('key-lock-out')).toBe(2000);
  });

  test('any other key leaves them: 3 is the volume again', async () => {
    const reader = await Reader.make();
    reader.pressEach('fn', 'right', '2', '3');
    expect(reader.text()).toBe('volume 5');
  });
});
