/** speak-tts has no types of its own; see Speaker for what is used of it. */
declare module 'speak-tts' {
  interface SpeakTTS {
    init(options: { lang: string; splitSentences: boolean }): Promise<{ voices: SpeechSynthesisVoice[] }>;
    speak(options: {
      text: string;
      queue: boolean;
      listeners: { onend: () => void; onerror: () => void };
    }): Promise<unknown>;
    cancel(): void;
  }
  const found: (new () => SpeakTTS) | { default: new () => SpeakTTS };
  export { found as default };
}
