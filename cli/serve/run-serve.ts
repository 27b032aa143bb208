/** Serves the built page with vite's preview server: files, types, entity tags and finding a free port are its work. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PreviewServer } from 'vite';
import { CommandFailure } from '../messages/failures.ts';
import { PAGE_HEADERS } from './page-headers.ts';
import { SECURITY_CONTACT } from './security-contact.generated.ts';
import { daysLeft, type SecurityContact } from './security-contact.ts';
import { securityTxtPlugin } from './security-txt.ts';
import { StoryHere } from './story-here.ts';
import { storyPlugin, type WhereStory } from './story-plugin.ts';

export interface ServeOptions {
  port: number;
  /** The port was asked for by name: another one would not do. */
  exactPort: boolean;
  once: boolean;
  /** What security.txt says; as the project has it unless given. */
  security?: SecurityContact;
  /** Null: the pages alone. */
  story?: { keptFolder: string | null } | null;
}

/** Not `localhost`: that may lead to ::1 first, where nobody listens. */
const HOST = '127.0.0.1';
/** 128 and the number of the signal, as shells count. */
const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGHUP: 129 } as const;

/** The built page: beside the bundled command, or in the project's build folder. */
function pageFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const candidates = [path.join(here, 'web'), path.resolve(here, '../../build/web')];
  const found = candidates.find((folder) => existsSync(path.join(folder, 'index.html')));
  if (found === undefined) throw new CommandFailure('the page has not been built yet; run "npm run build"');
  return found;
}

/** Starts serving. Throws CommandFailure when the port cannot be had. */
export async function startServer({
  port,
  exactPort,
  security = SECURITY_CONTACT,
  where = null,
}: Omit<ServeOptions, 'once' | 'story'> & { where?: WhereStory | null }): Promise<PreviewServer> {
  const folder = pageFolder();
  // Only here: loading vite takes longer than every other command's whole start.
  const { preview } = await import('vite');
  try {
    return await preview({
      configFile: false,
      root: folder,
      build: { outDir: folder },
      // Unknown addresses answer 404 and not the page.
      appType: 'mpa',
      logLevel: 'silent',
      plugins: [securityTxtPlugin(security), where !== null && storyPlugin(where)],
      preview: {
        host: HOST,
        port,
        strictPort: exactPort && port !== 0,
        headers: PAGE_HEADERS,
        cors: false,
        allowedHosts: [],
      },
    });
  } catch (error) {
    throw new CommandFailure(`port ${port}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The one address to open. */
export function addressOf(server: PreviewServer): string {
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('expected a server on a port');
  return `http://${HOST}:${address.port}/`;
}

async function checkPage(address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new CommandFailure(`${address} answered ${answer.status}`);
  if (answer.headers.get('content-security-policy') === null)
    throw new CommandFailure(`${address} came without a Content-Security-Policy`);
}

/** A contact that was set and has expired is served no longer; who serves should know. */
function warnOfExpiry({ security = SECURITY_CONTACT }: ServeOptions): void {
  if (security.contact === null || daysLeft(security, Date.now()) >= 0) return;
  console.error(
    'talkode serve: the security contact was confirmed too long ago: security.txt is not served; --security-contact names one',
  );
}

/** The story ends before the pages do, on whichever way: vite itself closes its server at SIGTERM, and then the program. */
function endTogether(server: PreviewServer, story: StoryHere): void {
  const closePages = server.close.bind(server);
  server.close = async () => {
    await story.close();
    await closePages();
  };
  for (const signal of ['SIGINT', 'SIGHUP'] as const)
    process.once(signal, () => void server.close().finally(() => process.exit(SIGNAL_EXIT_CODES[signal])));
}

async function serveOnce(options: ServeOptions): Promise<void> {
  const server = await startServer(options);
  try {
    const address = addressOf(server);
    await checkPage(address);
    console.log(`Talkode: ${address}`);
  } finally {
    await server.close();
  }
}

export async function serve(options: ServeOptions): Promise<void> {
  const { once, port, story = null } = options;
  warnOfExpiry(options);
  if (once) return serveOnce(options);
  const storyHere = story && new StoryHere({ ...story, host: HOST, anyPort: port === 0 });
  const server = await startServer({ ...options, where: storyHere?.where ?? null });
  if (storyHere !== null) endTogether(server, storyHere);
  const address = addressOf(server);
  console.log(`Talkode: ${address}`);
  storyHere?.start(address);
}
