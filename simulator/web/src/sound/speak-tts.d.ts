/** speak-tts has no types of its own; see Speaker for what is used of it. */
declare module 'speak-tts' {
  class SpeakTTS {
    init(options: { lang: string; splitSentences: boolean }): Promise<{ voices: SpeechSynthesisVoice[] }>;
    speak(options: {
      text: string;
      queue: boolean;
      listeners: { onend: () => void; onerror: () => void };
    }): Promise<unknown>;
    cancel(): void;
  }
  export { SpeakTTS as default };
}
