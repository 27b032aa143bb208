// Reads every import of firmware, simulator, host tools and commands and holds "who may know whom" (ARCHITECTURE.md).
import { describe, expect, test } from 'vitest';
import { importCycles, importViolations, reachableFrom, vagueNames } from './import-rules.ts';
import { importsOf, readSources, type Import } from './source-tree.ts';

const sources = readSources(['firmware', 'simulator', 'host-tools', 'cli']);
const imports = sources.flatMap(importsOf);

function imported(from: string, target: string): Import[] {
  return importsOf({ file: from, text: `import { x } from '${target}';` });
}

/** Imports of node: modules in what a folder's files need when they run. */
function nodeUses(folder: string, among: readonly Import[]): string[] {
  const files = new Set(reachableFrom(folder, among));
  return among
    .filter(({ from, target, isTypeOnly }) => files.has(from) && target.startsWith('node:') && !isTypeOnly)
    .map(({ from, target }) => `${from} uses ${target}`);
}

describe('the tree', () => {
  test('holds sources of all parts', () => {
    for (const part of ['firmware/core/main.ts', 'simulator/runner/runner.ts', 'cli/talkode.ts']) {
      expect(sources.map(({ file }) => file)).toContain(part);
    }
  });

  test('imports only what the table allows', () => {
    expect(importViolations(imports)).toEqual([]);
  });

  test('gives the page nothing that needs Node', () => {
    expect(reachableFrom('simulator/web/src/', imports)).toContain('simulator/runner/runner.ts');
    expect(nodeUses('simulator/web/src/', imports)).toEqual([]);
  });

  test('has no import cycle', () => {
    expect(importCycles(imports)).toEqual([]);
  });

  test('has no utils, no helpers, no index barrel', () => {
    expect(vagueNames(sources.map(({ file }) => file))).toEqual([]);
  });
});

describe('the check notices', () => {
  test.each([
    ['a leaf that imports another leaf', 'firmware/core/oath/totp.ts', '../display/glass.ts'],
    ['a leaf that imports the device', 'firmware/core/link/framing.ts', '../device/device.ts'],
    ['crypto that imports oath', 'firmware/core/crypto/hmac.ts', '../oath/totp.ts'],
    ['exports that reach past the device', 'firmware/core/main.ts', './oath/totp.ts'],
    [
      'firmware that imports from outside',
      'firmware/core/device/device.ts',
      '../../../simulator/glass/reading.ts',
    ],
    ['a package in the core', 'firmware/core/device/device.ts', '@noble/hashes'],
    [
      'a simulator that knows the verifier',
      'simulator/runner/runner.ts',
      '../../host-tools/verifier/totp.ts',
    ],
    ['a simulator that knows a command', 'simulator/session/session.ts', '../../cli/simulate/simulate.ts'],
    ['a host tool that knows a command', 'host-tools/link/client.ts', '../../cli/identify/identify.ts'],
    ['a command that knows another', 'cli/replay/replay.ts', '../simulate/simulate.ts'],
    ['a page that uses Node', 'simulator/web/src/page.ts', 'node:fs'],
    ['a link that knows the simulator', 'host-tools/link/client.ts', '../../simulator/ports/link.ts'],
    ['a link that knows HTTP', 'host-tools/link/transports/tcp.ts', 'node:http'],
    ['a verifier that knows the link', 'host-tools/verifier/totp.ts', '../link/client.ts'],
    ['a verifier that needs Node', 'host-tools/verifier/totp.ts', 'node:crypto'],
    ['files that know a command', 'cli/files/files.ts', '../simulate/simulate.ts'],
    [
      'a command that reaches into the simulator',
      'cli/identify/identify.ts',
      '../../simulator/runner/runner.ts',
    ],
    ['a part that is not in the table', 'toys/toy.ts', './other.ts'],
  ])('%s', (_what, from, target) => {
    expect(importViolations(imported(from, target))).toHaveLength(1);
  });

  test.each([
    ['a leaf that uses crypto', 'firmware/core/oath/hotp.ts', '../crypto/hmac.ts'],
    ['a device over its leaves', 'firmware/core/device/show.ts', '../oath/totp.ts'],
    ['a page with the verifier', 'simulator/web/src/practice.ts', '../../../host-tools/verifier/totp.ts'],
    ["the verifier's Node file", 'host-tools/verifier/hmac-node.ts', 'node:crypto'],
  ])('but allows %s', (_what, from, target) => {
    expect(importViolations(imported(from, target))).toEqual([]);
  });

  test('type imports, re-exports and dynamic imports', () => {
    const text = `
      import type { A } from './a.ts';
      export { b } from './b.ts';
      const c = await import('./c.ts');
    `;
    expect(importsOf({ file: 'host-tools/link/x.ts', text }).map(({ target }) => target)).toEqual([
      'host-tools/link/a.ts',
      'host-tools/link/b.ts',
      'host-tools/link/c.ts',
    ]);
  });

  test('a cycle, whichever file is read first', () => {
    const cycle = [
      ...imported('a.ts', './b.ts'),
      ...imported('b.ts', './c.ts'),
      ...imported('c.ts', './b.ts'),
    ];
    expect(importCycles(cycle)).toEqual(['b.ts -> c.ts -> b.ts']);
    expect(importCycles(imported('a.ts', './b.ts'))).toEqual([]);
  });

  test('a page that needs Node three imports away, but not when it takes only types there', () => {
    const page = imported('simulator/web/src/page.ts', '../../ports/near.ts');
    const near = imported('simulator/ports/near.ts', './far.ts');
    const far = imported('simulator/ports/far.ts', 'node:fs');
    const farType = importsOf({
      file: 'simulator/ports/near.ts',
      text: "import type { x } from './far.ts';",
    });
    expect(nodeUses('simulator/web/src/', [...page, ...near, ...far])).toEqual([
      'simulator/ports/far.ts uses node:fs',
    ]);
    expect(nodeUses('simulator/web/src/', [...page, ...farType, ...far])).toEqual([]);
  });

  test('vague names', () => {
    const vague = ['host-tools/utils.ts', 'simulator/helpers/x.ts', 'host-tools/link/index.ts'];
    expect(vagueNames([...vague, 'host-tools/link/client.ts'])).toEqual(vague);
  });
});
