/** Clip numbers, ids and words. */
import { describe, expect, test } from 'vitest';
import { clipName, clipNumber } from '../../simulator/voice/clip-names.ts';
import { CLIPS, PACKS } from '../../simulator/voice/clips.generated.ts';
import { LANGUAGES } from '../../simulator/voice/languages.generated.ts';
import { spokenWords } from '../../simulator/voice/spoken-words.ts';
import { WORDS } from '../../simulator/voice/words.generated.ts';

const IDS = PACKS.flatMap((pack) => CLIPS[pack]);

test('every clip has one number and every number one clip', () => {
  const numbers = IDS.map((id) => clipNumber(id)!);
  expect(new Set(numbers).size).toBe(IDS.length);
  expect(numbers.map((number) => clipName(number).id)).toEqual(IDS);
  expect([clipName(0x0100), clipName(0xff03)]).toEqual([
    { kind: 'clip', pack: 'info', id: 'lowest' },
    { kind: 'tone', id: 'tone-error' },
  ]);
  expect([clipNumber('tone-error'), clipNumber('no such clip')]).toEqual([0xff03, undefined]);
});

test.each([0x00ff, 0x0500, 0xff77])('%i is no clip', (number) => {
  expect(() => clipName(number)).toThrow(`got ${number}`);
});

describe('words', () => {
  test('are those of the language, digits as figures, tones left out', () => {
    const code = clipNumber('code')!;
    const heard = [
      { clip: clipNumber('tone-start')!, language: 0 },
      { clip: code, language: 0 },
      { clip: clipNumber('7')!, language: 0 },
      { clip: code, language: 1 },
    ];
    expect(spokenWords(heard)).toEqual(['kode', '7', 'code']);
  });

  test('a phrase of several is several words', () => {
    expect(spokenWords([{ clip: clipNumber('soon')!, language: 0 }])).toEqual(['om', 'lidt']);
  });

  test('every language has words for the digits, and each of them for clips alone', () => {
    for (const { tag } of LANGUAGES) {
      for (let digit = 0; digit <= 9; digit++) expect(WORDS[tag][String(digit)]).toBe(String(digit));
      expect(Object.keys(WORDS[tag]).filter((id) => !IDS.includes(id))).toEqual([]);
    }
  });

  test('a clip that its language does not have is named', () => {
    expect(() => spokenWords([{ clip: clipNumber('january')!, language: 6 }])).toThrow(
      'expected one of the language kl, got "january"',
    );
  });
});
