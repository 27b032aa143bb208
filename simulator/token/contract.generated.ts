/** Generated from hardware-docs/core.json by "npm run generate". Change the table, not this file. */
export const ABI_VERSION = 4;
export const MODELS = { 'code-display': 1, 'code-reader': 2 } as const;
export type ModelName = keyof typeof MODELS;
/** Models that say what they show, through a loudspeaker or headphones, by a voice image. */
export const SPEAKING_MODELS: readonly ModelName[] = ['code-reader'];
/** Key ids of each model, by name. */
export const KEYS = {
  'code-display': { main: 0 },
  'code-reader': {
    '0': 0,
    '1': 1,
    '2': 2,
    '3': 3,
    '4': 4,
    '5': 5,
    '6': 6,
    '7': 7,
    '8': 8,
    '9': 9,
    left: 10,
    right: 11,
    fn: 12,
  },
} as const;
export interface KeyName {
  id: number;
  name: string;
  da: string;
  en: string;
  press: string;
  long?: string;
  longSeconds?: number;
}
/** What stands on each key and which function it starts, in the order of ids. */
export const KEY_NAMES: Record<ModelName, readonly KeyName[]> = {
  'code-display': [
    {
      id: 0,
      name: 'main',
      da: 'Knap',
      en: 'Button',
      press: 'show-code',
      long: 'information-pages',
      longSeconds: 6,
    },
  ],
  'code-reader': [
    { id: 0, name: '0', da: '0', en: '0', press: 'repeat' },
    { id: 1, name: '1', da: '1', en: '1', press: 'volume-down' },
    { id: 2, name: '2', da: '2', en: '2', press: 'serial-number' },
    { id: 3, name: '3', da: '3', en: '3', press: 'volume-up' },
    { id: 4, name: '4', da: '4', en: '4', press: 'slower' },
    { id: 5, name: '5', da: '5', en: '5', press: 'digit-by-digit' },
    { id: 6, name: '6', da: '6', en: '6', press: 'faster' },
    {
      id: 7,
      name: '7',
      da: '7',
      en: '7',
      press: 'previous-language',
      long: 'factory-language',
      longSeconds: 3,
    },
    { id: 8, name: '8', da: '8', en: '8', press: 'status' },
    { id: 9, name: '9', da: '9', en: '9', press: 'next-language', long: 'factory-language', longSeconds: 3 },
    { id: 10, name: 'left', da: 'Venstre sidetast', en: 'Left side key', press: 'help' },
    { id: 11, name: 'right', da: 'Højre sidetast', en: 'Right side key', press: 'settings' },
    {
      id: 12,
      name: 'fn',
      da: 'Funktionsknap',
      en: 'Function key',
      press: 'show-code',
      long: 'switch-off',
      longSeconds: 3,
    },
  ],
};
/** Functions by name. */
export const FUNCTION_TITLES: Record<string, { da: string; en: string }> = {
  none: { da: 'ingen', en: 'none' },
  'show-code': { da: 'Vis engangskode; igen: gentag', en: 'Show the code; again: repeat it' },
  'information-pages': { da: 'Oplysninger', en: 'Information pages' },
  repeat: { da: 'Gentag det sidste', en: 'Repeat what was said last' },
  'volume-down': { da: 'Lydstyrke ned', en: 'Volume down' },
  'volume-up': { da: 'Lydstyrke op', en: 'Volume up' },
  slower: { da: 'Langsommere', en: 'Slower' },
  faster: { da: 'Hurtigere', en: 'Faster' },
  'previous-language': { da: 'Forrige sprog', en: 'Previous language' },
  'next-language': { da: 'Næste sprog', en: 'Next language' },
  'serial-number': { da: 'Serienummer', en: 'Serial number' },
  status: { da: 'Resterende tid, batteri og klokkeslæt', en: 'Time left, battery and time of day' },
  'digit-by-digit': { da: 'Ciffer for ciffer', en: 'Digit by digit' },
  help: { da: 'Hjælp', en: 'Help' },
  settings: {
    da: 'Indstillinger: pause mellem tryk, automatisk gentagelse, lyd',
    en: 'Settings: pause between presses, automatic repeat, sound',
  },
  'switch-off': { da: 'Sluk', en: 'Switch off' },
  'factory-language': { da: 'Tilbage til det første sprog', en: 'Back to the first language' },
};
export const SAMPLE_RATE = 16000;
/** Kinds of audio marks by id. */
export const MARK_KINDS: Record<number, 'begins' | 'ends' | 'cut'> = { 1: 'begins', 2: 'ends', 3: 'cut' };
/** Names of tones, in the order of their numbers. */
export const TONES = ['start', 'end', 'key', 'error', 'limit', 'changed', 'tick'] as const;
export const BOOT_FLAGS = { development: 1, afterTrap: 2 } as const;
export const EFFECTS = {
  frame: 1,
  audio: 2,
  voice: 4,
  link: 8,
  storage: 16,
  sleep: 32,
  entropy: 64,
  motor: 128,
} as const;
/** Buffers in the order of the layout table. */
export const BUFFERS = [
  'frame',
  'linkRx',
  'linkTx',
  'storageImage',
  'storageRequest',
  'pcm',
  'audioMarks',
  'voiceWanted',
  'voiceWindow',
  'entropy',
  'state',
] as const;
export type BufferName = (typeof BUFFERS)[number];
/** As many bytes as the core takes from the link at once. */
export const LINK_RX_BYTES = 128;
export const STORAGE_SLOTS = 2;
export const SECTOR_BYTES = 4096;
export const PAGE_BYTES = 256;
export const STORAGE_OPERATIONS = { erase: 1, program: 2 } as const;
