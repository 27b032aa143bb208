/** The test build's player under the smallest host that gives it voice bytes: what a board's audio interrupt does. */
import { loadCore } from '../../simulator/token/load.ts';
import { BUFFERS, MARK_KINDS, TONES, type BufferName } from '../../simulator/token/contract.generated.ts';

interface AudioExports {
  memory: WebAssembly.Memory;
  layout(): number;
  heapBase(): number;
  testDecode(from: number, slices: number, to: number): void;
  testSimilarity(a: number, b: number): number;
  testBeginLimiting(): void;
  testLimit(address: number, samples: number): number;
  testAudioReset(): void;
  testPlayClip(language: number, clip: number): void;
  testPlayTone(tone: number): void;
  testPlaySilence(samples: number): void;
  testStopPlaying(): void;
  testIsPlaying(): number;
  testRender(first: number, maximum: number, speed: number, volume: number, boosted: number): number;
  testSamplesSinceBegin(): number;
  testIsVoiceWanted(): number;
  testVoiceArrived(bytes: number): void;
  testHasDirectory(): number;
  testHasLanguage(language: number): number;
  testHasPack(language: number, pack: number): number;
  testDigitSlotMs(language: number): number;
}

export interface Mark {
  /** Samples rendered before it, over all blocks. */
  sample: number;
  clip: number;
  kind: string;
  language: number;
}

export interface RenderOptions {
  speed?: number;
  volume?: number;
  boosted?: boolean;
  /** Samples asked for at once. */
  block?: number;
  /** Stops rendering after so many samples. */
  maximum?: number;
}

/** Compiled once: a fuzz test makes thousands of players. */
const MODULE = loadCore('test');

const NORMAL_SPEED = 4;
const MAXIMUM_VOLUME = 6;
/** Beyond all that the core uses, within its one page. */
const SCRATCH = 0x3000;
const SCRATCH_BYTES = 0x10000 - SCRATCH;

export class TestPlayer {
  readonly core = new WebAssembly.Instance(MODULE).exports as unknown as AudioExports;
  readonly #memory = this.core.memory.buffer;
  readonly #image: Uint8Array | null;
  readonly #addresses: Record<BufferName, number>;
  marks: Mark[] = [];
  /** Samples rendered since the start. */
  rendered = 0;
  /** Ranges of the voice image that were asked for. */
  readonly asked: { offset: number; length: number }[] = [];

  /** @param image the voice image, or null for a host without one; its directory is given at once */
  constructor(image: Uint8Array | null) {
    this.#image = image;
    const table = new Uint32Array(this.#memory, this.core.layout(), BUFFERS.length * 2);
    const rows = BUFFERS.map((name, index) => [name, table[index * 2]!] as const);
    this.#addresses = Object.fromEntries(rows) as Record<BufferName, number>;
    this.core.testAudioReset();
    this.giveVoice();
  }

  /** Answers requests for voice bytes until there are none. */
  giveVoice(): void {
    while (this.core.testIsVoiceWanted() !== 0) this.giveVoiceOnce();
  }

  giveVoiceOnce(): void {
    const [offset, length] = new Uint32Array(this.#memory, this.#addresses.voiceWanted, 2) as unknown as [
      number,
      number,
    ];
    this.asked.push({ offset, length });
    const bytes = this.#image?.subarray(offset, offset + length) ?? new Uint8Array();
    if (bytes.length < length) {
      this.core.testVoiceArrived(0);
      return;
    }
    new Uint8Array(this.#memory, this.#addresses.voiceWindow, length).set(bytes);
    this.core.testVoiceArrived(length);
  }

  /** One call: as many samples as come without voice bytes being given. */
  renderOnce(samples: number, speed = NORMAL_SPEED, volume = MAXIMUM_VOLUME, boosted = false): Int16Array {
    const made = this.core.testRender(0, samples, speed, volume, boosted ? 1 : 0);
    const view = new DataView(this.#memory, this.#addresses.audioMarks, 64);
    for (let i = 0; i < view.getUint32(0, true); i++) {
      const at = 8 + i * 8;
      this.marks.push({
        sample: this.rendered + view.getUint16(at, true),
        clip: view.getUint16(at + 2, true),
        kind: MARK_KINDS[view.getUint8(at + 4)] ?? 'unknown',
        language: view.getUint8(at + 5),
      });
    }
    this.rendered += made;
    return new Int16Array(this.#memory, this.#addresses.pcm, made).slice();
  }

  /** Renders until nothing is playing, or `maximum` samples, giving voice bytes as they are wanted. */
  render({ speed, volume, boosted, block = 256, maximum = Infinity }: RenderOptions = {}): Int16Array {
    const parts: number[] = [];
    while (this.core.testIsPlaying() !== 0 && parts.length < maximum) {
      const part = this.renderOnce(Math.min(block, maximum - parts.length), speed, volume, boosted);
      parts.push(...part);
      if (part.length === 0 && this.core.testIsPlaying() !== 0 && this.core.testIsVoiceWanted() === 0)
        throw new Error(`the player stands still after ${parts.length} samples and wants no voice bytes`);
      this.giveVoice();
    }
    return Int16Array.from(parts);
  }

  playClip(language: number, clip: number, options: RenderOptions = {}): Int16Array {
    this.core.testPlayClip(language, clip);
    return this.render(options);
  }

  playTone(name: (typeof TONES)[number], options: RenderOptions = {}): Int16Array {
    this.core.testPlayTone(TONES.indexOf(name));
    return this.render(options);
  }

  /** Decodes slices without the player. */
  decode(slices: Uint8Array): Int16Array {
    const to = SCRATCH + slices.length;
    const count = slices.length / 8;
    if (slices.length + count * 40 > SCRATCH_BYTES) throw new Error(`${count} slices are too many at once`);
    new Uint8Array(this.#memory, SCRATCH, slices.length).set(slices);
    this.core.testDecode(SCRATCH, count, to);
    return new Int16Array(this.#memory, to, count * 20).slice();
  }

  /** Makes samples louder without the player: all but the last ones, which the limiter still holds. */
  limit(samples: Int16Array): Int16Array {
    new Int16Array(this.#memory, SCRATCH, samples.length).set(samples);
    this.core.testBeginLimiting();
    const made = this.core.testLimit(SCRATCH, samples.length);
    return new Int16Array(this.#memory, SCRATCH, made).slice();
  }

  similarity(a: Int16Array, b: Int16Array): number {
    new Int16Array(this.#memory, SCRATCH, a.length).set(a);
    new Int16Array(this.#memory, SCRATCH + a.length * 2, b.length).set(b);
    return this.core.testSimilarity(SCRATCH, SCRATCH + a.length * 2);
  }
}
