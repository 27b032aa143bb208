/** When does the set-up run `npm ci`? Only when what is installed is not what package-lock.json says. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installReason, linkOwnCommand, recordPlatform } from '../../scripts/ensure/packages.mjs';

const TOOL = { version: '1.0.0', integrity: 'sha512-a', dev: true };
const OTHER_PLATFORM = { version: '1.0.0', integrity: 'sha512-b', optional: true };

let root: string;

function write(file: string, content: unknown): void {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
}

function lockfile(tool: object): object {
  const project = { name: 'project', devDependencies: { tool: '1.0.0' } };
  return { packages: { '': project, 'node_modules/tool': tool, 'node_modules/tool-win32': OTHER_PLATFORM } };
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'talkode-packages-'));
  write('package.json', { name: 'project', devDependencies: { tool: '1.0.0' } });
  write('package-lock.json', lockfile(TOOL));
  write('node_modules/.package-lock.json', { packages: { 'node_modules/tool': TOOL } });
  write('node_modules/tool/package.json', { name: 'tool' });
  recordPlatform(root);
});

afterEach(() => rmSync(root, { recursive: true }));

test('not when everything is there, packages of other platforms apart', () => {
  expect(installReason(root)).toBe(null);
});

test('when nothing is installed', () => {
  rmSync(path.join(root, 'node_modules'), { recursive: true });
  expect(installReason(root)).toBe('nothing is installed yet');
});

test('when a package was deleted', () => {
  rmSync(path.join(root, 'node_modules/tool'), { recursive: true });
  expect(installReason(root)).toBe('node_modules/tool is missing');
});

test('when the lockfile names another version, or the same version with other contents', () => {
  write('package-lock.json', lockfile({ ...TOOL, version: '1.0.1' }));
  expect(installReason(root)).toBe('package-lock.json has changed');
  write('package-lock.json', lockfile({ ...TOOL, integrity: 'sha512-c' }));
  expect(installReason(root)).toBe('package-lock.json has changed');
});

test('when package.json asks for a package that the lockfile lacks', () => {
  write('package.json', { name: 'project', devDependencies: { tool: '1.0.0', more: '1.0.0' } });
  expect(installReason(root)).toMatch('name different packages');
});

test('when node_modules came from another platform', () => {
  write('node_modules/.talkode-platform', 'plan9-mips');
  expect(installReason(root)).toMatch('plan9-mips');
});

// For `npm ci` typed by hand, too: a bare machine has no compiler, and no program of a package runs before it is looked at.
test('no package needs its install script: each of these brings a binary for the platform instead', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { hasInstallScript?: true }>;
  };
  const names = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(names.map(([name]) => name)).toEqual([
    'node_modules/@audio/speaker',
    'node_modules/@serialport/bindings-cpp',
    'node_modules/esbuild',
  ]);
  expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true');
});

test("the project's own command stands among the installed ones, where npx finds it", () => {
  write('node_modules/.bin/other', '');
  write('build/tool.mjs', 'the command');
  linkOwnCommand(root, 'tool', 'build/tool.mjs');
  linkOwnCommand(root, 'tool', 'build/tool.mjs');
  expect(readFileSync(path.join(root, 'node_modules/.bin/tool'), 'utf8')).toBe('the command');
});
