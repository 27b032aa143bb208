/** The voice image of the page's code reader, fetched while the page is already in use. */
import { MemoryVoice } from '../../../ports/audio.ts';
import type { VoiceSource } from '../../../token/sources.ts';

/** `loading` until the fetch has ended one way or the other. */
export type VoiceState = 'loading' | 'ready' | 'missing';

export class VoiceImage implements VoiceSource {
  #voice: MemoryVoice | null = null;
  #state: VoiceState = 'loading';

  get state(): VoiceState {
    return this.#state;
  }

  read(offset: number, length: number): Uint8Array | undefined {
    return this.#voice?.read(offset, length);
  }

  /** Never rejects: a token without a voice still shows its codes. */
  async load(address: string): Promise<VoiceState> {
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`voice image: expected status 200, got ${response.status}`);
      this.#voice = new MemoryVoice(new Uint8Array(await response.arrayBuffer()));
      this.#state = 'ready';
    } catch (error) {
      console.info('no voice:', error);
      this.#state = 'missing';
    }
    return this.#state;
  }
}
