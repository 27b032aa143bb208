/** The images that are built: which board with which model, from which sources. */
import type { Board } from './compile.ts';

export type Model = 'code-display' | 'code-reader';

/** Sources of common/parts/, of which an image takes those it names; all else in common/ every image has. */
export type Part =
  | 'cortex-m.c'
  | 'flash-storage.c'
  | 'gpio-display.c'
  | 'ram-storage.c'
  | 'without-battery.c'
  | 'without-sound.c';

/** A development image may be provisioned in plain and erased, and leaves its flash open; see hardware-docs/boards. */
export const FLAVOURS = ['development', 'production'] as const;
export type Flavour = (typeof FLAVOURS)[number];

export interface Image {
  board: Board;
  model: Model;
  /** The number of the model in the core's contract. */
  modelId: number;
  /** What it shares with some of the others, and what stands in for what the board or the model lacks. */
  parts: readonly Part[];
  /** The board's own sources that this model does without. */
  without: readonly string[];
  /** The board's own source that protects its flash from being read out, in production images. */
  protection?: string;
  /** Most bytes of flash for the firmware, and of RAM with its stack. */
  flashBytes: number;
  ramBytes: number;
  /** Lines that the link can come over: the UART, and what the board has besides. */
  linkLines: number;
  /** Where the voice image lies, from the start of flash. */
  voiceOffset?: number;
}

const MODEL_IDS: Readonly<Record<Model, number>> = { 'code-display': 1, 'code-reader': 2 };

const KIB = 1024;
const RP2040 = { board: 'rp2040', flashBytes: 256 * KIB, ramBytes: 256 * KIB, linkLines: 2 } as const;

export const IMAGES: readonly Image[] = [
  {
    ...RP2040,
    model: 'code-display',
    modelId: MODEL_IDS['code-display'],
    parts: ['cortex-m.c', 'flash-storage.c', 'without-sound.c'],
    without: ['sound.c'],
  },
  {
    ...RP2040,
    model: 'code-reader',
    modelId: MODEL_IDS['code-reader'],
    parts: ['cortex-m.c', 'flash-storage.c'],
    without: ['no-sound.c'],
    voiceOffset: 0x40000,
  },
  {
    board: 'nrf51',
    model: 'code-display',
    modelId: MODEL_IDS['code-display'],
    // QEMU has neither its SPI nor its ADC: no driver for them could be tried.
    parts: ['cortex-m.c', 'flash-storage.c', 'gpio-display.c', 'without-battery.c', 'without-sound.c'],
    without: [],
    protection: 'protection.c',
    flashBytes: 254 * KIB,
    ramBytes: 16 * KIB,
    linkLines: 1,
  },
  {
    board: 'stm32f405',
    model: 'code-display',
    modelId: MODEL_IDS['code-display'],
    parts: ['cortex-m.c', 'gpio-display.c', 'ram-storage.c', 'without-battery.c', 'without-sound.c'],
    without: [],
    protection: 'protection.c',
    flashBytes: 1024 * KIB,
    ramBytes: 128 * KIB,
    linkLines: 1,
  },
  {
    board: 'fe310',
    model: 'code-display',
    modelId: MODEL_IDS['code-display'],
    // QEMU's SPI blocks of this chip do nothing.
    parts: ['gpio-display.c', 'ram-storage.c', 'without-battery.c', 'without-sound.c'],
    without: [],
    flashBytes: 12 * 1024 * KIB,
    ramBytes: 16 * KIB,
    linkLines: 1,
  },
];

export function imageName({ board, model }: Image, flavour: Flavour): string {
  return `${board}-${model}-${flavour}`;
}
