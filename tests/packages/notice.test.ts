/** L9: NOTICE says what is true: which packages are built in, and under which licences; web-audio-api stays outside. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { notice } from '../../scripts/generate/notice.ts';
import { BUILT_IN, refusedLicenses, type Product } from '../../scripts/packages/built-in.ts';
import { installedPackages, readLockfile, ROOT } from '../../scripts/packages/lockfile.ts';
import { packageOf, packagesInCommand, packagesInPage } from './bundled-packages.ts';

function tableOf(product: Product): string[] {
  const rows = Object.entries(BUILT_IN.packages).filter(([, row]) => row.in.includes(product));
  return rows.map(([name]) => name).sort();
}

const installed = installedPackages(readLockfile());

test('L9: the command holds the packages that the table names, and no other', async () => {
  // esbuild's helpers are written by itself, not taken from a module of its package.
  expect([...(await packagesInCommand()), 'esbuild'].sort()).toEqual(tableOf('command'));
});

test('L9: the page holds the packages that the table names, and no other', async () => {
  expect(await packagesInPage()).toEqual(tableOf('page'));
});

test('L9: no package that is built in asks for more than to be named', () => {
  const locations = Object.keys(BUILT_IN.packages).map((name) => `node_modules/${name}`);
  const builtIn = installed.filter(({ location }) => locations.includes(location));
  expect(builtIn).toHaveLength(Object.keys(BUILT_IN.packages).length);
  expect(refusedLicenses(builtIn)).toEqual([]);
});

test('L9: a package under the GPL, LGPL or MPL would be refused, or one that states no licence', () => {
  for (const license of ['GPL-2.0', 'GPL-3.0-or-later', 'LGPL-2.1-or-later', 'MPL-2.0', 'not stated'])
    expect(refusedLicenses([{ name: 'x', license }])).toEqual([`x: ${license}`]);
});

test('L9: a module is known by its package', () => {
  expect(packageOf('/clone/node_modules/a/node_modules/@b/c/lib/d.js')).toBe('@b/c');
  expect(packageOf('node_modules/commander/index.js')).toBe('commander');
  expect(packageOf('\0vite/preload-helper.js')).toBe('vite');
  expect(packageOf('cli/talkode.ts')).toBe(null);
});

test('L9: the licences in the lockfile are those that the installed packages state', () => {
  const manifests = installed.flatMap(({ location, license }) => {
    const file = path.join(ROOT, location, 'package.json');
    if (!existsSync(file)) return [];
    const stated = (JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown }).license;
    return typeof stated === 'string' ? [{ location, license, stated }] : [];
  });
  expect(manifests.length).toBeGreaterThan(100);
  expect(manifests.filter(({ license, stated }) => license !== stated)).toEqual([]);
});

test('L9: NOTICE names every package that is installed beside, and what web-audio-api brings', () => {
  const text = notice();
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    optionalDependencies: Record<string, string>;
  };
  for (const [name, version] of Object.entries({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
  }))
    expect(text).toContain(`${name} ${version} (`);
  const unfolded = text.replace(/\s+/g, ' ');
  const brought =
    /web-audio-api \S+ \(MIT\), optional It brings (\d+) packages.*?Among them: (.*?)\. A script at installation: (.*?)\./.exec(
      unfolded,
    )!;
  expect(Number(brought[1])).toBe(51);
  expect(brought[2]!.split(', ').filter((each) => each.includes('(GPL-2.0'))).toHaveLength(3);
  expect(brought[2]!.split(', ').filter((each) => each.includes('(LGPL-'))).toHaveLength(3);
  expect(brought[3]).toBe('@audio/speaker');
});
