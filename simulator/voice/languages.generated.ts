/** Generated from firmware/voice/clips.json and hardware-docs/core.json by "npm run generate". Change the table, not this file. */
/** What the voice speaks, by its number. */
export const LANGUAGES = [
  { tag: 'da', name: 'dansk' },
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
  { tag: 'sv', name: 'svenska' },
  { tag: 'nb', name: 'norsk' },
  { tag: 'fo', name: 'føroyskt' },
  { tag: 'kl', name: 'kalaallisut' },
] as const;
export type VoiceLanguage = (typeof LANGUAGES)[number]['tag'];
