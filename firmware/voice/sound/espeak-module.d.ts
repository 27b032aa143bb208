/** The part of the synthesiser's package that the voice build uses; the package brings no types. */
declare module '@echogarden/espeak-ng-emscripten' {
  export interface SpeechEvent {
    type: string;
    id?: string | number;
  }

  export interface SpeechWorker {
    set_voice(name: string): number;
    set_rate(wordsPerMinute: number): void;
    set_pitch(pitch: number): void;
    set_range(range: number): void;
    synthesize(text: string, take: (samples: Int16Array | null, events?: SpeechEvent[]) => number): void;
    get_samplerate(): number;
  }

  export interface SpeechModule {
    /** The program's whole memory; another array once it has grown. */
    HEAPU8: Uint8Array;
    eSpeakNGWorker: new () => SpeechWorker;
  }

  const initialise: () => Promise<SpeechModule>;
  export { initialise as default };
}
