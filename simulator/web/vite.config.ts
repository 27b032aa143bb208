/** Builds the page into build/web, so that it runs under a Content-Security-Policy without anything inline. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { pageInputs, pagesPlugin } from './pages-plugin.ts';
import { precachePlugin } from './precache-plugin.ts';
import { plainImportsPlugin, sharedChunk } from './shared-chunks.ts';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PUBLIC = path.join(HERE, 'public');
const PAGES = pageInputs(HERE);

export default defineConfig({
  root: HERE,
  base: './',
  publicDir: PUBLIC,
  build: {
    outDir: path.resolve(HERE, '../../build/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Data addresses and vite's own inline script would need a weaker policy.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What is imported later imports of the page's own scripts only those that are there.
      resolveDependencies: (_file, needed, { hostType }) => (hostType === 'js' ? [] : needed),
    },
    rolldownOptions: {
      input: {
        ...PAGES,
        'service-worker': path.join(HERE, 'src/service-worker.ts'),
      },
      output: {
        // The worker's scope is its folder, and its address must stay the same over versions.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          // A module goes where its own pages are, not where those that import it go.
          includeDependenciesRecursively: false,
          groups: [
            {
              debugName: 'shared by pages',
              name: (id, context) => {
                return sharedChunk(id, (each) => context.getModuleInfo(each), Object.keys(PAGES).length);
              },
            },
          ],
        },
      },
    },
  },
  plugins: [pagesPlugin(HERE), plainImportsPlugin(), precachePlugin(PUBLIC)],
});
