/** Starts the story beside the pages, in a folder that goes with it unless it is to be kept. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Story } from '../../host-tools/story/main.ts';
import { onOneLine } from '../../simulator/text/shown.ts';
import type { WhereStory } from './story-plugin.ts';

const OWNER_ONLY_FOLDER = 0o700;
/** RFC 6238 is TOTP. */
const ISSUER_PORT = 6238;
const SERVICE_PORT = 6239;

export interface StoryHereOptions {
  /** Null: a temporary one. */
  readonly keptFolder: string | null;
  readonly host: string;
  /** On a server with a port of its own choice, the story has ports of its own choice. */
  readonly anyPort: boolean;
}

function ownFolder(keptFolder: string | null): string {
  if (keptFolder === null) {
    const folder = mkdtempSync(path.join(tmpdir(), 'talkode-story-'));
    // However the program ends, unless it is killed outright: there are secrets in it. Something may just be written to it.
    process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
    return folder;
  }
  mkdirSync(keptFolder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  chmodSync(keptFolder, OWNER_ONLY_FOLDER);
  return keptFolder;
}

export class StoryHere {
  readonly #options: StoryHereOptions;
  #opening: Promise<Story> | null = null;
  #story: Story | null = null;
  #begun: (() => void) | undefined;
  readonly #begins = new Promise<void>((resolve) => {
    this.#begun = resolve;
  });

  constructor(options: StoryHereOptions) {
    this.#options = options;
  }

  /** After the pages are there: what it loads takes seconds. A failure is told here, and on the story's page; the pages go on. */
  start(simulatorAddress: string): void {
    this.#opening = this.#open(simulatorAddress);
    this.#opening.then(
      (story) => (this.#story = story),
      (error: unknown) =>
        console.error(
          `talkode serve: the story could not start: ${onOneLine(error instanceof Error ? error.message : String(error))}`,
        ),
    );
    this.#begun!();
  }

  /** Waits until it runs. */
  readonly where: WhereStory = async () => {
    await this.#begins;
    const { issuerAddress } = await this.#opening!;
    const { STORY_PATHS } = await import('../../host-tools/story/main.ts');
    return { da: issuerAddress + STORY_PATHS.da, en: issuerAddress + STORY_PATHS.en };
  };

  /** One that is still starting has nothing to lose yet. */
  async close(): Promise<void> {
    await this.#story?.close();
  }

  async #open(simulatorAddress: string): Promise<Story> {
    const { keptFolder, host, anyPort } = this.#options;
    const { openStory } = await import('../../host-tools/story/main.ts');
    return openStory({
      folder: ownFolder(keptFolder),
      host,
      issuerPort: anyPort ? 0 : ISSUER_PORT,
      servicePort: anyPort ? 0 : SERVICE_PORT,
      simulatorAddress,
      now: () => Math.floor(Date.now() / 1_000),
      onTrouble: (line) => console.error(line),
    });
  }
}
