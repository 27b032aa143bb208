/** Carries out `talkode issuer letter …`. */
import { counted } from '../../simulator/text/shown.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { timeWords } from '../administration/refusal-words.ts';
import { workAtDesk } from '../administration/work-at-desk.ts';
import type { Values } from '../options/option-table.ts';
import type { SEND_OPTIONS, SHOW_OPTIONS } from './letter-options.ts';
import { letterWords } from './row-words.ts';

export async function sendLetter(options: PlaceOptions & Values<typeof SEND_OPTIONS>): Promise<void> {
  const { order, outgoing, publicAddress } = options;
  await workAtDesk(
    'issuer letter send',
    options,
    async (client) => {
      const letter = await client.sendLetter(order);
      const { letterId, form, validUntilUnixSeconds } = letter;
      const words = [
        `Letter ${letterId}, ${form}, lies in the post; valid until ${timeWords(validUntilUnixSeconds)}.`,
      ];
      return { result: letter, words };
    },
    { letters: { outgoing, publicAddress } },
  );
}

export async function showLetters(options: PlaceOptions & Values<typeof SHOW_OPTIONS>): Promise<void> {
  await workAtDesk('issuer letter show', options, async (client) => {
    const found = await client.letters(options.order);
    return {
      result: found,
      words: [counted(found.letters.length, 'letter'), ...found.letters.map(letterWords)],
    };
  });
}
