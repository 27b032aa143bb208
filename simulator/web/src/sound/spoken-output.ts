/** What the device says on its way to loudspeaker and captions, where a person may have it silent for the rest of it. */
import type { AudioPort } from '../../../ports/audio.ts';
import type { AudioMark } from '../../../token/sound-buffers.ts';

/** Loudspeaker and captions, as far as they are needed. */
export interface SpokenOutputParts {
  sound: AudioPort & { cutOff(): void };
  captions: { add(marks: readonly AudioMark[]): void; end(): void };
}

export class SpokenOutput implements AudioPort {
  readonly #parts: SpokenOutputParts;
  #isSpeaking = false;
  #isSilenced = false;
  #afterwards = (): void => undefined;

  constructor(parts: SpokenOutputParts) {
    this.#parts = parts;
  }

  play(samples: Int16Array, marks: readonly AudioMark[]): void {
    this.#isSpeaking = true;
    if (this.#isSilenced) return;
    this.#parts.sound.play(samples, marks);
    this.#parts.captions.add(marks);
  }

  ended(): void {
    this.#isSpeaking = false;
    if (this.#isSilenced) this.#isSilenced = false;
    else this.#end();
    this.#afterwards();
    this.#afterwards = () => undefined;
  }

  /** Cuts off what is being said. The device knows nothing of it: it goes on to the end, repeats included, unheard. */
  silence(): void {
    if (this.#isSpeaking) this.mute();
  }

  /** The same, and what the device says next is not heard either. */
  mute(): void {
    if (this.#isSilenced) return;
    this.#isSilenced = true;
    if (!this.#isSpeaking) return;
    this.#parts.sound.cutOff();
    this.#parts.captions.end();
  }

  /** Runs `work` when nothing is being said. */
  afterwards(work: () => void): void {
    if (this.#isSpeaking) this.#afterwards = work;
    else work();
  }

  /** A person asked for something: what follows is heard. */
  listen(): void {
    this.#isSilenced = false;
  }

  #end(): void {
    this.#parts.sound.ended();
    this.#parts.captions.end();
  }
}
