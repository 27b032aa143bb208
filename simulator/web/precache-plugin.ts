/** A vite plugin that gives the service worker the list of built files and a hash of them all as its version. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const WORKER = 'service-worker.js';
const PLACEHOLDER = 'PRECACHE';

/** `publicDir` holds the files that vite copies unchanged. */
export function precachePlugin(publicDir: string): Plugin {
  return {
    name: 'talkode-precache',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // After vite has written index.html into the bundle.
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[WORKER];
        if (worker?.type !== 'chunk') throw new Error(`expected a chunk ${WORKER} in the bundle`);
        const contents = new Map<string, string | Uint8Array>();
        for (const file of Object.values(bundle)) {
          if (file !== worker) contents.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
        }
        for (const name of readdirSync(publicDir))
          contents.set(name, readFileSync(path.join(publicDir, name)));

        const names = [...contents.keys()].sort();
        const hash = createHash('sha256');
        for (const name of names) hash.update(name).update('\0').update(contents.get(name)!);
        // The server gives index.html for the folder itself, which is what a person visits.
        const files = names.map((name) => `./${name}`.replace(/\/index\.html$/, '/'));
        const list = JSON.stringify({ version: hash.digest('hex').slice(0, 16), files });
        worker.code = `const ${PLACEHOLDER}=${list};\n${worker.code}`;
      },
    },
  };
}
