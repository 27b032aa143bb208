/** The images that are built: which board with which model, from which sources. */
import {
  BOARD_MODELS,
  BOARDS,
  MODELS,
  type BoardModel,
  type BoardName,
  type Flavour,
} from './boards.generated.ts';

/** Sources of common/parts/, of which an image takes those it names; all else in common/ every image has. */
export type Part =
  | 'cortex-m.c'
  | 'flash-storage.c'
  | 'gpio-display.c'
  | 'ram-storage.c'
  | 'without-battery.c'
  | 'without-motor.c'
  | 'without-sound.c';

interface Sources {
  /** What it shares with some of the others, and what stands in for what the board lacks. */
  parts: readonly Part[];
  /** The board's own source that protects its flash from being read out, in production images. */
  protection?: string;
}

export interface Image extends Sources {
  board: BoardName;
  model: BoardModel;
  /** The board's own sources that this model does without. */
  without: readonly string[];
}

const SOURCES: Readonly<Record<BoardName, Sources>> = {
  rp2040: { parts: ['cortex-m.c', 'flash-storage.c'] },
  // QEMU has neither its SPI nor its ADC: no driver for them could be tried.
  nrf51: {
    parts: ['cortex-m.c', 'flash-storage.c', 'gpio-display.c', 'without-battery.c'],
    protection: 'protection.c',
  },
  stm32f405: {
    parts: ['cortex-m.c', 'gpio-display.c', 'ram-storage.c', 'without-battery.c'],
    protection: 'protection.c',
  },
  // QEMU's SPI blocks of this chip do nothing.
  fe310: { parts: ['gpio-display.c', 'ram-storage.c', 'without-battery.c'] },
};

export const IMAGES: readonly Image[] = BOARDS.flatMap((board) =>
  BOARD_MODELS[board].map((model) => {
    const { parts, ...rest } = SOURCES[board];
    return MODELS[model].speaks
      ? { board, model, ...rest, parts, without: ['no-sound.c'] }
      : {
          board,
          model,
          ...rest,
          parts: [...parts, 'without-motor.c', 'without-sound.c'],
          without: ['motor.c', 'sound.c'],
        };
  }),
);

export function imageName({ board, model }: Image, flavour: Flavour): string {
  return `${board}-${model}-${flavour}`;
}
