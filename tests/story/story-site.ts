/** The story as `npm start` serves it, in a folder of its own and a time that the test moves: pages, issuer and service see one clock. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { addressOf, startServer } from '../../cli/serve/run-serve.ts';
import { openStory, type Story, STORY_PATHS } from '../../host-tools/story/main.ts';

const STEP_MS = 30_000;
/** Into a time step: a code that is asked for now lives long enough to be typed. */
const INTO_STEP_MS = 5_000;

export class StorySite {
  readonly folder: string;
  readonly trouble: string[] = [];
  readonly #server: PreviewServer;
  #story!: Story;
  #nowUnixMs: number;
  readonly #fixed: BrowserContext[] = [];
  readonly #stopped: BrowserContext[] = [];
  private constructor(folder: string, server: PreviewServer) {
    this.folder = folder;
    this.#server = server;
    // The OpenID provider has the computer's clock: the present, but for as long as it takes to the next step.
    const present = Date.now();
    this.#nowUnixMs = present - (present % STEP_MS) + STEP_MS + INTO_STEP_MS;
  }

  static async open(): Promise<StorySite> {
    const folder = mkdtempSync(path.join(tmpdir(), 'story-'));
    const where = () =>
      Promise.resolve({ da: site.issuerAddress + STORY_PATHS.da, en: site.issuerAddress + STORY_PATHS.en });
    const site: StorySite = new StorySite(folder, await startServer({ port: 0, exactPort: false, where }));
    site.#story = await openStory({
      folder,
      host: '127.0.0.1',
      issuerPort: 0,
      servicePort: 0,
      simulatorAddress: site.address,
      now: () => Math.floor(site.#nowUnixMs / 1_000),
      onTrouble: (line) => site.trouble.push(line),
    });
    return site;
  }

  /** The one address that is printed. */
  get address(): string {
    return addressOf(this.#server);
  }

  get issuerAddress(): string {
    return this.#story.issuerAddress;
  }

  get serviceAddress(): string {
    return this.#story.serviceAddress;
  }

  /** The clock of its pages is the story's: timers run, and it is always the same moment until `pass`. */
  async follow(context: BrowserContext): Promise<void> {
    this.#fixed.push(context);
    await context.clock.setFixedTime(this.#nowUnixMs);
  }

  /** As above, and no timer runs but in `pass`: what takes a person seconds to hear takes none. */
  async stop(context: BrowserContext): Promise<void> {
    this.#stopped.push(context);
    await context.clock.install({ time: this.#nowUnixMs - STEP_MS });
    await context.clock.pauseAt(this.#nowUnixMs);
  }

  async pass(ms: number): Promise<void> {
    this.#nowUnixMs += ms;
    for (const context of this.#fixed) await context.clock.setFixedTime(this.#nowUnixMs);
    for (const context of this.#stopped) await context.clock.runFor(ms);
  }

  /** A code is accepted once: the next one comes with the next step. */
  later(): Promise<void> {
    return this.pass(STEP_MS - (this.#nowUnixMs % STEP_MS) + INTO_STEP_MS);
  }

  async close(): Promise<void> {
    await this.#story.close();
    await this.#server.close();
    rmSync(this.folder, { recursive: true });
  }
}
