/** The page's loudspeaker: hands the core's samples to the audio thread once a person's press has allowed sound. */
import type { AudioPort } from '../../../ports/audio.ts';
import { SAMPLE_RATE } from '../../../token/contract.generated.ts';
import workletUrl from './audio-worklet.ts?worker&url';
import { WORKLET_NAME } from './worklet-messages.ts';
import type { ToWorklet } from './worklet-messages.ts';
import { within } from './within.ts';

/** Browsers let a page sound only after a press on it. `silent`: it was tried, and the browser gave no sound. */
export type SoundState = 'not-asked' | 'starting' | 'running' | 'silent';

/** A browser that does not allow sound leaves the promise open for ever. */
const START_LIMIT_MS = 3000;

export class SoundOutput implements AudioPort {
  #state: SoundState = 'not-asked';
  #context: AudioContext | null = null;
  #player: Promise<AudioWorkletNode> | null = null;
  #port: MessagePort | null = null;
  #waiting: ToWorklet[] = [];
  #changed: (state: SoundState) => void = () => undefined;

  get state(): SoundState {
    return this.#state;
  }

  onChange(changed: (state: SoundState) => void): void {
    this.#changed = changed;
  }

  /** To be called from within a person's press, as often as one comes. Once silent, it stays so until sound is there. */
  allow(): void {
    if (this.#state === 'starting' || this.#context?.state === 'running') return;
    if (this.#state !== 'silent') this.#to('starting');
    within(this.#start(), START_LIMIT_MS).catch((error: unknown) => {
      console.info('no sound:', error);
      this.#waiting = [];
      this.#to('silent');
    });
  }

  play(samples: Int16Array): void {
    if (samples.length > 0) this.#send({ kind: 'samples', samples });
  }

  ended(): void {
    this.#send({ kind: 'ended' });
  }

  /** Nothing of what was played is heard any more. */
  cutOff(): void {
    this.#waiting = [];
    this.#send({ kind: 'cut-off' });
  }

  /** Also when it comes after the limit, or after the browser has taken the sound away for a while. */
  async #start(): Promise<void> {
    this.#context ??= new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' });
    const context = this.#context;
    // Asked for before anything is waited for: the press counts only now.
    const resumed = context.resume();
    this.#player ??= makePlayer(context);
    try {
      this.#port = (await this.#player).port;
    } catch (error) {
      this.#player = null;
      throw error;
    }
    await resumed;
    for (const message of this.#waiting.splice(0)) this.#port.postMessage(message);
    this.#to('running');
  }

  /** The audio thread gets a copy. */
  #send(message: ToWorklet): void {
    if (this.#state === 'running') this.#port!.postMessage(message);
    else if (this.#state === 'starting') this.#waiting.push(message);
  }

  #to(state: SoundState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changed(state);
  }
}

async function makePlayer(context: AudioContext): Promise<AudioWorkletNode> {
  await context.audioWorklet.addModule(workletUrl);
  const player = new AudioWorkletNode(context, WORKLET_NAME, { numberOfInputs: 0, outputChannelCount: [1] });
  player.connect(context.destination);
  return player;
}
