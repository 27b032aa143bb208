/** The story as `npm start` serves it, in a folder of its own and a time that the test moves: pages, issuer and service see one clock. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { addressOf, startServer } from '../../cli/serve/run-serve.ts';
import { openStory, type Story, STORY_PATHS } from '../../host-tools/story/main.ts';

const STEP_SECONDS = 30;
/** Into a time step: a code that is asked for now lives long enough to be typed. */
const INTO_STEP_SECONDS = 5;

export class StorySite {
  readonly folder: string;
  readonly trouble: string[] = [];
  readonly #server: PreviewServer;
  #story!: Story;
  #nowUnixSeconds: number;
  #contexts: BrowserContext[] = [];
  private constructor(folder: string, server: PreviewServer) {
    this.folder = folder;
    this.#server = server;
    // The OpenID provider has the computer's clock: the present, but for as long as it takes to the next step.
    const present = Math.floor(Date.now() / 1_000);
    this.#nowUnixSeconds = present - (present % STEP_SECONDS) + STEP_SECONDS + INTO_STEP_SECONDS;
  }

  static async open(): Promise<StorySite> {
    const folder = mkdtempSync(path.join(tmpdir(), 'story-'));
    let site: StorySite | undefined;
    const where = () =>
      Promise.resolve({
        da: site!.issuerAddress + STORY_PATHS.da,
        en: site!.issuerAddress + STORY_PATHS.en,
      });
    const server = await startServer({ port: 0, exactPort: false, where });
    site = new StorySite(folder, server);
    site.#story = await openStory({
      folder,
      host: '127.0.0.1',
      issuerPort: 0,
      servicePort: 0,
      simulatorAddress: site.address,
      now: () => site!.#nowUnixSeconds,
      onTrouble: (line) => site!.trouble.push(line),
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

  /** The clock of its pages is the story's: timers run, and it is always the same moment until `later`. */
  async follow(context: BrowserContext): Promise<void> {
    this.#contexts.push(context);
    await context.clock.setFixedTime(this.#nowUnixSeconds * 1_000);
  }

  /** A code is accepted once: the next one comes with the next step. */
  async later(steps = 1): Promise<void> {
    this.#nowUnixSeconds += steps * STEP_SECONDS;
    for (const context of this.#contexts) await context.clock.setFixedTime(this.#nowUnixSeconds * 1_000);
  }

  async close(): Promise<void> {
    await this.#story.close();
    await this.#server.close();
    rmSync(this.folder, { recursive: true });
  }
}
