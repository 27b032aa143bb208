/** The synthesiser with its memory laid back gives what a new instance gives, in whatever order clips are spoken. */
import initialise, { type SpeechWorker } from '@echogarden/espeak-ng-emscripten';
import { beforeAll, describe, expect, test } from 'vitest';
import { Synthesiser, SYNTHESISER_RATE, type Utterance } from '../../firmware/voice/sound/synthesiser.ts';

const UTTERANCES: Utterance[] = [
  { voice: 'da', feed: "[[n'Ol]]", wordsPerMinute: 110 },
  { voice: 'en-us', feed: 'serial number', wordsPerMinute: 190 },
  { voice: 'kl', feed: 'qulingiluat', wordsPerMinute: 120 },
  { voice: 'fo', feed: "nýggj [[k'o:da]] skjótt", wordsPerMinute: 150 },
];

/** The plain way: an instance that has never spoken. */
async function newInstance({ voice, feed, wordsPerMinute }: Utterance): Promise<number[]> {
  const module = await initialise();
  const worker = await (new module.eSpeakNGWorker() as SpeechWorker | Promise<SpeechWorker>);
  worker.set_voice(voice);
  worker.set_rate(wordsPerMinute);
  worker.set_pitch(50);
  worker.set_range(50);
  const samples: number[] = [];
  worker.synthesize(feed, (part) => {
    samples.push(...(part ?? []));
    return 0;
  });
  expect(worker.get_samplerate()).toBe(SYNTHESISER_RATE);
  return samples;
}

describe('one synthesiser for all clips', () => {
  let synthesiser: Synthesiser;
  beforeAll(async () => {
    synthesiser = await Synthesiser.start();
  });

  test.each(UTTERANCES)('speaks $feed as a new instance does', async (utterance) => {
    const fresh = await newInstance(utterance);
    expect(fresh.length).toBeGreaterThan(SYNTHESISER_RATE / 5);
    expect([...synthesiser.speak(utterance).samples]).toEqual(fresh);
  });

  test('speaks the same again after anything else', () => {
    const first = UTTERANCES.map((utterance) => synthesiser.speak(utterance).samples);
    const backwards = UTTERANCES.toReversed().map((utterance) => synthesiser.speak(utterance).samples);
    expect(backwards.toReversed()).toEqual(first);
  });

  test('tells the phonemes', () => {
    expect(synthesiser.speak({ voice: 'da', feed: "[['?et]]", wordsPerMinute: 110 }).phonemes).toBe('ˈʔet');
  });

  test('refuses a voice that is not there', () => {
    expect(() => synthesiser.speak({ voice: 'xx', feed: 'a', wordsPerMinute: 110 })).toThrow(
      "knows no voice 'xx'",
    );
  });
});
