/** What a person may choose of the code reader on its page, fetched after the page: nobody changes a device before it is there. */
import { KeyPauseChoice } from './key-pause-choice.ts';
import { Listening } from './listening.ts';
import type { ListeningParts } from './listening.ts';
import type { CodeReaderWords, DeviceWords } from '../words/words.ts';
import type { ElementMaker } from '../document/dom.ts';

export interface ReaderChoices {
  readonly listening: Listening;
  readonly keyPause: KeyPauseChoice;
}

export function makeReaderChoices(
  parts: ListeningParts & { maker: ElementMaker<DeviceWords & CodeReaderWords> },
  keyPauseChanged: (milliseconds: number) => void,
): ReaderChoices {
  return { listening: new Listening(parts), keyPause: new KeyPauseChoice(parts.maker, keyPauseChanged) };
}
