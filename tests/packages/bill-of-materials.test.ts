/**
 * `npm run sbom`: every package of the lockfile once, valid by the official schema of CycloneDX 1.6, the same each
 * time.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, test } from 'vitest';
import { billOfMaterials, hashesOf, purlOf } from '../../scripts/packages/bill-of-materials.ts';
import { needsOf, readLockfile, ROOT, type Lockfile } from '../../scripts/packages/lockfile.ts';

interface Component {
  'bom-ref': string;
  group?: string;
  name: string;
  version: string;
  purl: string;
  scope: string;
  hashes: { alg: string; content: string }[];
  licenses: ({ license: { id?: string; name?: string } } | { expression: string })[];
}
interface Bom {
  serialNumber: string;
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

const lockfile = readLockfile();
const text = billOfMaterials(lockfile);
const bom = JSON.parse(text) as Bom;

/** By the lockfile's own words, read apart from the code under test. */
function rows(): { name: string; version: string; license?: string; integrity?: string }[] {
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;
  return Object.entries(packages)
    .filter(([location]) => location !== '')
    .map(([location, row]) => ({ ...row, name: row.name ?? location.split('node_modules/').pop()! }));
}

test('is valid by the official schema', async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  expect(await validator.validate(text)).toBe(null);
  expect(await validator.validate(text.replace('"library"', '"libary"'))).not.toBe(null);
});

test('has every package of the lockfile once, and no other', () => {
  const fullNames = bom.components.map(
    ({ group, name, version }) => [group, name].filter(Boolean).join('/') + '@' + version,
  );
  expect(new Set(fullNames).size).toBe(fullNames.length);
  expect(new Set(fullNames)).toEqual(new Set(rows().map(({ name, version }) => `${name}@${version}`)));
});

test('writes purls as the specification does', () => {
  // Examples of npm purls from the package-url specification.
  expect(purlOf('foobar', '12.3.1')).toBe('pkg:npm/foobar@12.3.1');
  expect(purlOf('@angular/animation', '12.3.1')).toBe('pkg:npm/%40angular/animation@12.3.1');
  for (const { purl, group, name, version } of bom.components) {
    const full = group === undefined ? name : `${group.replace('@', '%40')}/${name}`;
    expect(purl).toBe(`pkg:npm/${full}@${version}`);
  }
});

/** CycloneDX 1.6: a short name of SPDX, an expression of several, or words where there is neither. */
function licenseEntry(stated = 'not stated'): object {
  if (stated === 'not stated' || stated.startsWith('SEE LICENSE IN ')) return { license: { name: stated } };
  return / OR /.test(stated) ? { expression: stated } : { license: { id: stated } };
}

test("has each package's licence and hash", () => {
  const byName = new Map(rows().map((row) => [`${row.name}@${row.version}`, row]));
  for (const { group, name, version, licenses, hashes } of bom.components) {
    const row = byName.get(`${group === undefined ? '' : `${group}/`}${name}@${version}`)!;
    expect(licenses).toEqual([licenseEntry(row.license)]);
    const base64 = Buffer.from(hashes[0]!.content, 'hex').toString('base64');
    expect(`${hashes[0]!.alg.replace('SHA-', 'sha')}-${base64}`).toBe(row.integrity);
  }
});

test('turns hashes of Subresource Integrity into hexadecimal digits', () => {
  const digest = (algorithm: string, encoding: 'base64' | 'hex'): string =>
    createHash(algorithm).update('abc').digest(encoding);
  const integrity = `sha512-${digest('sha512', 'base64')} sha256-${digest('sha256', 'base64')}`;
  expect(hashesOf(integrity)).toEqual([
    ['SHA-512', digest('sha512', 'hex')],
    ['SHA-256', digest('sha256', 'hex')],
  ]);
  expect(() => hashesOf('md4-AAAA')).toThrow(/unknown hash md4/);
});

test('says what runs, what may run and what is only a tool', () => {
  const scopeOf = (purl: string): string =>
    bom.components.find((each) => each.purl.startsWith(`${purl}@`))!.scope;
  expect(scopeOf('pkg:npm/commander')).toBe('required');
  // npm counts it as a tool, but the page holds it.
  expect(scopeOf('pkg:npm/speak-tts')).toBe('required');
  expect(scopeOf('pkg:npm/web-audio-api')).toBe('optional');
  expect(scopeOf('pkg:npm/codec-parser')).toBe('optional');
  expect(scopeOf('pkg:npm/eslint')).toBe('excluded');
});

test('draws the graph as Node finds packages: the nearest folder first', () => {
  const packages = {
    '': { version: '1.0.0', dependencies: { a: '1' }, devDependencies: { c: '1' } },
    'node_modules/a': { version: '1.0.0', dependencies: { b: '2' }, optionalDependencies: { none: '1' } },
    'node_modules/a/node_modules/b': { version: '2.0.0', dependencies: { c: '1' } },
    'node_modules/b': { version: '1.0.0' },
    'node_modules/c': { version: '1.0.0' },
  };
  const made = { name: 'x', version: '1.0.0', packages };
  expect(needsOf(made, '')).toEqual(['node_modules/a', 'node_modules/c']);
  expect(needsOf(made, 'node_modules/a')).toEqual(['node_modules/a/node_modules/b']);
  expect(needsOf(made, 'node_modules/a/node_modules/b')).toEqual(['node_modules/c']);
  const broken = { ...made, packages: { '': { version: '1', dependencies: { a: '1' } } } };
  expect(() => needsOf(broken, '')).toThrow(/needs a, which is not there/);
});

test('reaches every package from Talkode', () => {
  const needs = new Map(bom.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const reached = new Set([`pkg:npm/talkode@${lockfile.version}`]);
  for (const ref of reached) for (const next of needs.get(ref)!) reached.add(next);
  expect(reached.size).toBe(bom.components.length + 1);
});

test('equal lockfiles give equal bytes, and another one another serial number', () => {
  expect(billOfMaterials(readLockfile())).toBe(text);
  expect(text).not.toMatch(/"timestamp"|https?:\/\/(?!cyclonedx\.org)/);
  const changed = structuredClone(lockfile);
  changed.packages['node_modules/commander']!.version = '99.0.0';
  expect((JSON.parse(billOfMaterials(changed)) as Bom).serialNumber).not.toBe(bom.serialNumber);
});

test('npm run sbom writes it', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-sbom-'));
  const file = path.join(folder, 'bom.json');
  const command = ['--import', 'tsx', path.join(ROOT, 'scripts/sbom.ts')];
  const { status, stderr } = spawnSync(process.execPath, [...command, file], { cwd: ROOT, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(file, 'utf8')).toBe(text);
  rmSync(folder, { recursive: true });
});
