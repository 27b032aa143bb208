/** The code reader on the page: its keys, and what its loudspeaker is given and really plays. */
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { WAIT_LIMIT_MS } from '../../support/time-limits.ts';
import { inPage, STRIKE } from './driven-page.ts';
import type { DrivenPage } from './driven-page.ts';
import { CODE_READER, codeOnGlass } from './token-page.ts';

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
export async function voiceReady(page: DrivenPage): Promise<void> {
  // Before all tests of a suite as well, where expect.poll() must not be called.
  const isHidden = (): Promise<boolean> =>
    inPage(page, (id) => document.getElementById(id)!.hidden === true, 'reader-voice');
  await vi.waitFor(async () => expect(await isHidden()).toBe(true), { timeout: WAIT_LIMIT_MS });
}

/** What the status line of the code reader says. */
export function readerStatus(page: DrivenPage): Promise<string> {
  return inPage(page, (id) => document.getElementById(id)!.textContent, 'reader-status');
}

/** A browser without sound, before the page's own scripts. */
export function withoutSound(): void {
  Reflect.deleteProperty(window, 'AudioContext');
}

/** The page says once that it has no sound, and from then on each code, which the device cannot say. */
export async function expectPageToSayTheCode(page: DrivenPage): Promise<void> {
  await page.click('#reader-key-fn', STRIKE);
  await expect.poll(() => readerStatus(page)).toContain('Lyden kunne ikke starte. Koden står på skærmen.');
  await page.click('#reader-key-1', STRIKE);
  await page.click('#reader-key-fn', STRIKE);
  const code = await codeOnGlass(page, CODE_READER);
  await expect.poll(() => readerStatus(page)).toContain(`Kode: ${[...code].join(' ')}`);
}

const TAP_NAME = 'tap';

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
function tapPlayers({ script, name }: { script: string; name: string }): void {
  const sent: Int16Array[] = [];
  const played: Float32Array[] = [];
  const base64 = async (blocks: (Int16Array | Float32Array)[]): Promise<string> => {
    const bytes = new Uint8Array(await new Blob(blocks as BlobPart[]).arrayBuffer());
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8192)
      binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(binary);
  };
  // As text, and only what is new: a page that is kept busy comes too late with its sound.
  const tell = async (): Promise<string[]> => [await base64(sent.splice(0)), await base64(played.splice(0))];
  Object.assign(window, { tellTap: tell });
  const { AudioWorkletNode: Node, AudioWorklet: Worklet } = window;
  // The empty page before the visited one has no sound.
  if (typeof Worklet === 'undefined') return;
  const { addModule } = Worklet.prototype;
  Worklet.prototype.addModule = async function (url) {
    await addModule.call(this, URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    await addModule.call(this, url);
  };
  window.AudioWorkletNode = class extends Node {
    readonly #tap: AudioWorkletNode | undefined;

    constructor(context: BaseAudioContext, processor: string, options?: AudioWorkletNodeOptions) {
      super(context, processor, options);
      const post = this.port.postMessage.bind(this.port) as (message: unknown) => void;
      this.port.postMessage = (message: { samples?: Int16Array }) => {
        if (message.samples) sent.push(message.samples.slice());
        post(message);
      };
      this.#tap = new Node(context, name, { outputChannelCount: [1] });
      this.#tap.port.onmessage = ({ data }: MessageEvent<Float32Array>) => played.push(data);
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

/** Options of a context whose pages can be tapped: their own policy would not let the tap in. */
export const TAPPABLE = { bypassCSP: true } as const;

/** The tap on a page's loudspeaker. */
export class Tap {
  readonly page: Page;
  #sent = new Int16Array(0);
  #played = new Float32Array(0);

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens a page with a tap on it; visit the site with it afterwards. */
  static async open(context: BrowserContext): Promise<Tap> {
    await context.addInitScript(tapPlayers, { script: TAP, name: TAP_NAME });
    return new Tap(await context.newPage());
  }

  /** All of it, from the beginning. */
  async sound(): Promise<Tapped> {
    const told = await this.page.evaluate(() =>
      (window as unknown as { tellTap: () => Promise<[string, string]> }).tellTap(),
    );
    const [sent, played] = told.map((text) => Uint8Array.from(Buffer.from(text, 'base64')).buffer);
    this.#sent = joined(this.#sent, new Int16Array(sent!));
    this.#played = joined(this.#played, new Float32Array(played!));
    return { sent: this.#sent, played: this.#played };
  }

  /** What came out so far as it was meant to be heard: without the gaps of a machine that was too busy. */
  async heard(): Promise<Int16Array> {
    const sound = await this.sound();
    return sound.sent.subarray(0, playedExactly(sound));
  }
}

function joined<Samples extends Int16Array | Float32Array>(before: Samples, after: Samples): Samples {
  const both = new (before.constructor as new (length: number) => Samples)(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
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
