/** Which packages are in the bundles, as the bundlers themselves say. */
import path from 'node:path';
import { build } from 'esbuild';
import { build as buildPage, type Rolldown } from 'vite';
import { COMMAND_BUNDLE } from '../../scripts/command-bundle.mjs';
import { ROOT } from '../../scripts/packages/lockfile.ts';

/** The package that a module belongs to; the bundlers' own helpers are named \0vite/…, \0rolldown/…. */
export function packageOf(module: string): string | null {
  const helper = /^\0(vite|rolldown)\b/.exec(module);
  if (helper !== null) return helper[1]!;
  const inside = module.split('node_modules/').at(-1)!;
  if (inside === module) return null;
  return inside
    .split('/')
    .slice(0, inside.startsWith('@') ? 2 : 1)
    .join('/');
}

function packagesOf(modules: readonly string[]): string[] {
  const names = modules.map(packageOf).filter((name) => name !== null);
  return [...new Set(names)].sort();
}

export async function packagesInCommand(): Promise<string[]> {
  const { metafile } = await build({
    ...(COMMAND_BUNDLE as Parameters<typeof build>[0]),
    absWorkingDir: ROOT,
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const used = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return packagesOf(used.map(([module]) => module));
}

export async function packagesInPage(): Promise<string[]> {
  const made = (await buildPage({
    configFile: path.join(ROOT, 'simulator/web/vite.config.ts'),
    build: { write: false },
    logLevel: 'error',
  })) as Rolldown.RolldownOutput;
  return packagesOf(made.output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : [])));
}
