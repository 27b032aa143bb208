/** What a person may choose and unfold of the code reader, fetched after its page: nobody does before the device is there. */
import { keyLegend } from './key-legend.ts';
import { KeyPauseChoice } from './key-pause-choice.ts';
import { Listening } from './listening.ts';
import type { ListeningParts } from './listening.ts';
import type { CodeReaderWords, DeviceWords } from '../words/words.ts';
import type { ElementMaker } from '../document/dom.ts';

export interface ReaderChoices {
  readonly listening: Listening;
  readonly keyPause: KeyPauseChoice;
  /** What its keys do. */
  readonly legend: HTMLElement;
}

export function makeReaderChoices(
  parts: ListeningParts & { maker: ElementMaker<DeviceWords & CodeReaderWords> },
  keyPauseChanged: (milliseconds: number) => void,
): ReaderChoices {
  const { maker } = parts;
  return {
    listening: new Listening(parts),
    keyPause: new KeyPauseChoice(maker, keyPauseChanged),
    legend: keyLegend(maker),
  };
}
