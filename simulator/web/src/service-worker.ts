/** Keeps the built pages for visits without a network. The build puts the list of files and its hash in here. */

/** What TypeScript's `webworker` library would say; it cannot be loaded beside `dom`. */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}

declare const PRECACHE: { readonly version: string; readonly files: readonly string[] };

const scope = self as unknown as WorkerScope;
const CACHE_PREFIX = 'talkode-page-';
const CACHE = CACHE_PREFIX + PRECACHE.version;
const KEPT: ReadonlySet<string> = new Set(
  PRECACHE.files.map((file) => new URL(file, self.location.href).href),
);

/** Past the browser's own cache: a stale file here would stay until the next version. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(PRECACHE.files.map((file) => new Request(file, { cache: 'reload' })));
  await scope.skipWaiting();
}

/** A page of the old version has loaded all that it needs, so its files may go at once. */
async function activate(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** Under which address a page would be kept: without a query, and a folder's page under the folder's. */
function pageAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/index\.html$/, '/');
}

/** A kept page comes from the network while there is one: so a new version shows at the first visit. */
async function answerNavigation(request: Request, page: string): Promise<Response> {
  const keptPage = (): Promise<Response | undefined> => caches.match(page, { cacheName: CACHE });
  try {
    const response = await fetch(request);
    // A server in trouble has no better page than the kept one; a redirection is the browser's to follow.
    if (response.ok || response.type === 'opaqueredirect') return response;
    return (await keptPage()) ?? response;
  } catch (error) {
    const kept = await keptPage();
    if (kept) return kept;
    throw error;
  }
}

async function answer(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode !== 'navigate') {
    event.respondWith(answer(request));
    return;
  }
  // Any other address is the network's to answer: the practice page under it would say what is not so.
  const page = pageAddress(request.url);
  if (KEPT.has(page)) event.respondWith(answerNavigation(request, page));
});
