/** `talkode version`, also `talkode --version`: which tools and which core these are, for a report of a problem. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';

/** package.json, seen from the bundled command or from this file. */
function packageVersion(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const candidates = ['..', '../..'].map((folder) => path.resolve(here, folder, 'package.json'));
  const found = candidates.find((file) => existsSync(file));
  if (found === undefined) throw new Error('package.json was not found beside the command');
  return (JSON.parse(readFileSync(found, 'utf8')) as { version: string }).version;
}

export function registerVersion(program: Command): void {
  registerCommand(program, {
    name: 'version',
    description: 'print the versions of these tools and of the core (also --version)',
    options: {},
    run: async () => {
      console.log(`talkode ${packageVersion()}`);
      const { coreVersions } = await import('./core-versions.ts');
      console.log(await coreVersions());
    },
  });
}
