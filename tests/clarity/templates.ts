/** The digits of a language in voices other than the device's: what a spoken digit is held against. */
import { resample } from '../../firmware/voice/sound/resample.ts';
import { toUnit } from '../../firmware/voice/sound/samples.ts';
import { Synthesiser, SYNTHESISER_RATE } from '../../firmware/voice/sound/synthesiser.ts';
import type { Language } from '../../firmware/voice/languages/tables.ts';
import { featuresOf, SAMPLE_RATE } from './mfcc.ts';
import type { Templates } from './nearest.ts';

/** Five of espeak-ng's variants, three of men and two of women, none of them a voice of the device. */
const VARIANTS = ['m1', 'm3', 'm7', 'f2', 'f4'];
const WORDS_PER_MINUTE = 110;

export const DIGITS = [...'0123456789'];

/** The synthesiser takes a few milliseconds a word, so nothing is kept from run to run. */
export async function digitTemplates({ tag, voice, phrases }: Language): Promise<Templates> {
  const synthesiser = await Synthesiser.start();
  return VARIANTS.map((variant) =>
    DIGITS.map((digit) => {
      const feed = phrases.get(digit)?.feed;
      if (feed === undefined) throw new Error(`languages/${tag}.json: expected the digit ${digit}, got none`);
      const spoken = { voice: `${voice}+${variant}`, feed, wordsPerMinute: WORDS_PER_MINUTE };
      const { samples } = synthesiser.speak(spoken);
      return featuresOf(resample(toUnit(samples), SYNTHESISER_RATE, SAMPLE_RATE));
    }),
  );
}
