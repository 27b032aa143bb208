/** `npm run sbom`: writes the bill of materials of the lockfile, to the file named or to build/talkode.cdx.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { billOfMaterials } from './packages/bill-of-materials.ts';
import { readLockfile, ROOT } from './packages/lockfile.ts';

const USUAL_FILE = path.join(ROOT, 'build', 'talkode.cdx.json');

const [file = USUAL_FILE, ...more] = process.argv.slice(2);
if (more.length > 0 || file.startsWith('-')) throw new Error('npm run sbom: expected at most one file name');
mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
writeFileSync(file, billOfMaterials(readLockfile()));
console.log(path.relative(process.cwd(), file));
