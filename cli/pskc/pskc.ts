/** `talkode pskc`: the commands about key containers. */
import type { Command } from 'commander';
import { registerExport } from './export.ts';
import { registerImport } from './import.ts';

export function registerPskc(program: Command): void {
  const pskc = program
    .command('pskc')
    .description('write and read key containers (PSKC, RFC 6030): the secrets of many tokens, encrypted');
  registerExport(pskc);
  registerImport(pskc);
}
