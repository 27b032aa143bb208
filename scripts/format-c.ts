/** Formats all C (a part of `npm run format`); with `--check` names what is not formatted, and fails. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { misformattedC } from './clang-format.ts';

const isCheck = process.argv.includes('--check');
for (const { file, text } of misformattedC()) {
  if (isCheck) console.error(`not formatted; run "npm run format": ${path.relative('', file)}`);
  else writeFileSync(file, text);
  if (isCheck) process.exitCode = 1;
}
