/**
 * What an emulated reader says: samples as the sound pin plays them, and with them the marks of what begins and ends in
 * them. The pin tells no words; the marks are read from the core's buffer by the debugger, when a block is rendered.
 */
import type { AudioPort } from '../../ports/audio.ts';
import { readMarks, type AudioMark } from '../../token/sound-buffers.ts';
import {
  coreBuffers,
  coreMemoryAddress,
  CORE_INSTANCE,
  LAYOUT_BYTES,
  LAYOUT_FUNCTION,
  type CoreBuffer,
} from '../core-buffers.ts';
import type { ManifestImage } from '../boards.generated.ts';
import type { Rp2040Board } from '../rp2040/rp2040-board.ts';
import { sampleOf } from '../rp2040/sound-capture.ts';

/** Entered after each renderAudio, with how many samples it gave (firmware/boards/common/board.h). */
const RENDERED = 'sound_rendered';

export class HeardSound {
  readonly #board: Rp2040Board;
  readonly #entry: ManifestImage;
  readonly #port: AudioPort;
  #marksBuffer: CoreBuffer | null = null;
  /** Played since the last delivery. */
  #samples: number[] = [];
  /** Rendered and not delivered yet; `sample` counts from the first of `#samples`. */
  #marks: AudioMark[] = [];
  /** Rendered and not played yet. */
  #ahead = 0;
  #wasSounding = false;

  constructor(board: Rp2040Board, entry: ManifestImage, port: AudioPort) {
    this.#board = board;
    this.#entry = entry;
    this.#port = port;
    board.onLevel(({ level, levels }) => {
      // Without rendered samples it is the level of silence, before the first or after the last.
      if (this.#ahead === 0) return;
      this.#ahead -= 1;
      this.#samples.push(sampleOf(level, levels));
    });
    board.probe.onEntry(RENDERED, 1, ([samples]) => this.#rendered(samples!));
  }

  /** Whether there is something to hear just now. */
  get audible(): boolean {
    return this.#board.isSounding || this.#ahead > 0;
  }

  /** Hands on what was heard since the last call; to be called now and then while the chip runs. */
  deliver(): void {
    const played = this.#samples.length;
    // An end lies behind the last sample that it belongs to, so it is heard with that one.
    const due = this.#marks.filter(
      ({ sample, kind }) => sample < played || (kind !== 'begins' && sample === played),
    );
    if (played > 0 || due.length > 0) {
      this.#port.play(Int16Array.from(this.#samples), due);
      this.#marks = this.#marks
        .filter((mark) => !due.includes(mark))
        .map((mark) => ({ ...mark, sample: mark.sample - played }));
      this.#samples = [];
    }
    if (this.#wasSounding && !this.audible) this.#port.ended();
    this.#wasSounding = this.audible;
  }

  /** The power is gone: what was rendered and not played is heard by nobody. */
  stop(): void {
    this.deliver();
    this.#marks = [];
    this.#ahead = 0;
    if (this.#wasSounding) this.#port.ended();
    this.#wasSounding = false;
  }

  #rendered(samples: number): void {
    const { address, bytes } = this.#marksBuffer ?? this.#findMarks();
    const first = this.#samples.length + this.#ahead;
    for (const mark of readMarks(this.#board.probe.read(address, bytes)))
      this.#marks.push({ ...mark, sample: first + mark.sample });
    this.#ahead += samples;
  }

  #findMarks(): CoreBuffer {
    const { probe } = this.#board;
    const memory = coreMemoryAddress(probe, this.#entry);
    const { result } = probe.call(LAYOUT_FUNCTION, [probe.address(CORE_INSTANCE)]);
    this.#marksBuffer = coreBuffers(probe.read(memory + result, LAYOUT_BYTES), memory).audioMarks;
    return this.#marksBuffer;
  }
}
