// The code reader on the page: its keys, and what its loudspeaker is given and really plays.
import type { BrowserContext, Locator, Page } from 'playwright-core';

export function readerKey(page: Page, name: string): Locator {
  return page.locator(`#reader-key-${name}`);
}

/** Names of the keys that are down, as the page draws them. */
export function keysDown(page: Page): Promise<string[]> {
  return page
    .locator('.reader-key.down')
    .evaluateAll((keys) => keys.map((key) => (key as HTMLElement).dataset['key']!));
}

/** Every edge of the reader's keys from now on, such as `fn down`. */
export async function logEdges(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const edges: string[] = [];
    Object.assign(window, { edges });
    for (const key of document.querySelectorAll<HTMLElement>('.reader-key')) {
      let wasDown = false;
      new MutationObserver(() => {
        const isDown = key.classList.contains('down');
        if (isDown !== wasDown) edges.push(`${key.dataset['key']} ${isDown ? 'down' : 'up'}`);
        wasDown = isDown;
      }).observe(key, { attributes: true, attributeFilter: ['class'] });
    }
  });
  return () => page.evaluate(() => (window as unknown as { edges: string[] }).edges);
}

/** Waits until the voice image is there and the device has been started with it. */
export async function voiceReady(page: Page): Promise<void> {
  await page.locator('#reader-voice').waitFor({ state: 'hidden' });
}

const TAP_NAME = 'tap';
const TAP_FILE = 'test-tap.js';

/** Sits behind the page's own player and sends on what it really gives out, in blocks of 128 samples. */
const TAP = `registerProcessor('${TAP_NAME}', class extends AudioWorkletProcessor {
  process([input], [output]) {
    if (!input[0]) return true;
    this.port.postMessage(input[0].slice());
    output[0].set(input[0]);
    return true;
  }
});`;

/** The page's side of the tap: runs before the page's own scripts. */
function tapPlayers({ file, name }: { file: string; name: string }): void {
  const sent: number[] = [];
  const played: number[] = [];
  Object.assign(window, { tap: { sent, played } });
  const { AudioWorkletNode: Node, AudioWorklet: Worklet } = window;
  // The empty page before the visited one has no sound.
  if (typeof Worklet === 'undefined') return;
  const { addModule } = Worklet.prototype;
  Worklet.prototype.addModule = async function (url) {
    await addModule.call(this, file);
    await addModule.call(this, url);
  };
  window.AudioWorkletNode = class extends Node {
    readonly #tap: AudioWorkletNode | undefined;

    constructor(context: BaseAudioContext, processor: string, options?: AudioWorkletNodeOptions) {
      super(context, processor, options);
      const post = this.port.postMessage.bind(this.port) as (message: unknown) => void;
      this.port.postMessage = (message: { samples?: Int16Array }) => {
        if (message.samples) sent.push(...message.samples);
        post(message);
      };
      this.#tap = new Node(context, name, { outputChannelCount: [1] });
      this.#tap.port.onmessage = ({ data }: MessageEvent<Float32Array>) => played.push(...data);
    }

    override connect(target: AudioNode | AudioParam): AudioNode & undefined {
      super.connect(this.#tap!);
      return this.#tap!.connect(target as AudioNode) as AudioNode & undefined;
    }
  };
}

export interface Tapped {
  /** What the page handed to the audio thread. */
  sent: Int16Array;
  /** What came out of it, silence around it included. */
  played: Float32Array;
}

/** Taps the loudspeaker of every page that the context opens from now on. */
export async function tapSound(context: BrowserContext): Promise<void> {
  await context.route(`**/${TAP_FILE}`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: TAP }),
  );
  await context.addInitScript(tapPlayers, { file: TAP_FILE, name: TAP_NAME });
}

export async function tapped(page: Page): Promise<Tapped> {
  const { sent, played } = await page.evaluate(
    () => (window as unknown as { tap: { sent: number[]; played: number[] } }).tap,
  );
  return { sent: Int16Array.from(sent), played: Float32Array.from(played) };
}

/**
 * How many of the samples came out so far, each exactly, in order and with nothing but silence between them: a page
 * that was too late leaves a gap. Throws at the first sample that is another.
 */
export function playedExactly({ sent, played }: Tapped): number {
  let next = 0;
  played.forEach((value, at) => {
    const sample = value * 32_768;
    if (next < sent.length && sample === sent[next]) next++;
    else if (sample !== 0)
      throw new Error(`sample ${at} played: expected ${sent[next] ?? 'silence'}, got ${sample}`);
  });
  return next;
}
