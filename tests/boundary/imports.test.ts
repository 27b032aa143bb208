/**
 * Reads all that firmware, simulator, host tools, commands and scripts import, C included, and holds "who may know
 * whom".
 */
import { describe, expect, test } from 'vitest';
import { cImportsOf, forEachBoard, hiddenDeclarations, readCSources } from './c-sources.ts';
import { circles, isWay } from './circles.ts';
import { importViolations, reachableFrom, vagueNames } from './import-rules.ts';
import { WAYS_BACK } from './import-table.ts';
import { importsOf, readSources, type Import, type Source } from './source-tree.ts';

const sources = readSources(['firmware', 'simulator', 'host-tools', 'cli', 'scripts']);
const cSources = readCSources();
const imports = [...sources.flatMap(importsOf), ...cImportsOf(cSources)];
const importsOfBoards = forEachBoard(imports, cSources);

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
    const files = [...sources, ...cSources].map(({ file }) => file);
    expect(files).toEqual(
      expect.arrayContaining([
        'firmware/core/main.ts',
        'firmware/boards/common/loop.c',
        'simulator/runner/runner.ts',
        'cli/talkode.ts',
        'scripts/ensure.mjs',
      ]),
    );
  });

  test('imports only what the table allows, and the table allows no more', () => {
    expect(importViolations(imports)).toEqual({ denied: [], unused: [] });
  });

  test('gives others nothing of the commands but the rules of a security contact', () => {
    const taken = imports.filter(({ from, target }) => target.startsWith('cli/') && !from.startsWith('cli/'));
    expect(new Set(taken.map(({ from, target }) => `${from.split('/')[0]}/ takes ${target}`))).toEqual(
      new Set(['scripts/ takes cli/serve/security-contact.ts']),
    );
  });

  test("has one file that reads where a core's buffers lie, beside that for a chip's", () => {
    const simulators = sources.filter(({ file }) => /^(simulator|cli|host-tools)\//.test(file));
    const readers = simulators.filter(({ text }) => /\.layout\(|w2c_core_layout/.test(text));
    expect(readers.map(({ file }) => file)).toEqual([
      'simulator/emulator/core-buffers.ts',
      'simulator/token/token.ts',
    ]);
  });

  test('has no function of C that is declared past the headers', () => {
    expect(cSources.flatMap(hiddenDeclarations)).toEqual([]);
  });

  test('gives the page nothing that needs Node', () => {
    expect(reachableFrom('simulator/web/src/', imports)).toContain('simulator/runner/runner.ts');
    expect(nodeUses('simulator/web/src/', imports)).toEqual([]);
  });

  test('has no circle of files or folders, types and C included', () => {
    expect(circles(importsOfBoards, WAYS_BACK)).toEqual([]);
  });

  test('goes back up only where the table says so', () => {
    expect(WAYS_BACK.filter((way) => !importsOfBoards.some((each) => isWay(each, way)))).toEqual([]);
    // A part takes its board's pins, and the board starts the part: else these rows were stale.
    const withoutParts = WAYS_BACK.filter(({ from }) => !from.endsWith('/'));
    expect(circles(importsOfBoards, withoutParts).join()).toContain('firmware/boards/common/parts/ <-> ');
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
    ['a token that knows the link', 'host-tools/token/provisioning.ts', '../link/client.ts'],
    ['a link that knows the verifier', 'host-tools/link/client.ts', '../verifier/totp-verifier.ts'],
    ['a verifier that needs Node', 'host-tools/verifier/totp.ts', 'node:crypto'],
    ['files that know a command', 'cli/files/files.ts', '../simulate/simulate.ts'],
    [
      'a command that reaches into the simulator',
      'cli/identify/identify.ts',
      '../../simulator/runner/runner.ts',
    ],
    ['a part that is not in the table', 'toys/toy.ts', '../cli/other.ts'],
  ])('%s', (_what, from, target) => {
    expect(importViolations(imported(from, target)).denied).toHaveLength(1);
  });

  test.each([
    ['a leaf that uses crypto', 'firmware/core/oath/hotp.ts', '../crypto/hmac.ts'],
    ['a device over its leaves', 'firmware/core/device/show.ts', '../oath/totp.ts'],
    [
      'a page with the verifier',
      'simulator/web/src/practice/login.ts',
      '../../../../host-tools/verifier/totp.ts',
    ],
    ['exports for tests, past the device', 'firmware/core/test-exports.ts', './oath/hotp.ts'],
    ["the verifier's Node file", 'host-tools/verifier/hmac-node.ts', 'node:crypto'],
  ])('but allows %s', (_what, from, target) => {
    expect(importViolations(imported(from, target)).denied).toEqual([]);
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

  test('a package by its name, whichever file of it is used', () => {
    const row = { x: ['', 'a.ts: @noble/hashes'] } as const;
    const used = imported('x/a.ts', '@noble/hashes/sha2.js');
    expect(importViolations(used, row)).toEqual({ denied: [], unused: [] });
    expect(importViolations(imported('x/b.ts', '@noble/hashes/sha2.js'), row).denied).toHaveLength(1);
  });

  test('a row that allows what nobody needs, or a folder inside the one that was named', () => {
    const rows = { cli: ['scripts/{a,b}', 'node:fs'] } as const;
    const used = [
      ...imported('cli/c.ts', '../scripts/a/d.ts'),
      ...imported('cli/e/c.ts', '../../scripts/b/d.ts'),
    ];
    expect(importViolations(used, rows)).toEqual({
      denied: ['cli/e/c.ts may not import scripts/b/d.ts'],
      unused: ['cli does not need scripts/b', 'cli does not need node:fs'],
    });
  });

  test('a circle of files, of types alone too', () => {
    const back = importsOf({ file: 'x/c.ts', text: "import type { b } from './b.ts';" });
    const circle = [...imported('x/a.ts', './b.ts'), ...imported('x/b.ts', './c.ts'), ...back];
    expect(circles(circle)).toEqual(['x/b.ts <-> x/c.ts']);
    expect(circles(circle, [{ from: 'x/c.ts', target: 'x/b.ts', why: 'a test' }])).toEqual([]);
  });

  test('a circle of folders without one of files, and one that closes in a folder further in', () => {
    const there = imported('cli/a.ts', '../scripts/a.ts');
    const circle = ['cli/ <-> scripts/'];
    expect(circles([...there, ...imported('scripts/b.ts', '../cli/b.ts')])).toEqual(circle);
    expect(circles([...there, ...imported('scripts/in/b.ts', '../../cli/in/b.ts')])).toEqual(circle);
    const into = imported('cli/a.ts', './in/a.ts');
    expect(circles([...into, ...imported('cli/in/a.ts', '../main.ts')])).toEqual(['cli/ <-> cli/in/']);
  });

  test('a part that takes from the board what takes from the part, file by file and by folders', () => {
    const part = 'firmware/boards/common/parts/p';
    const files: Source[] = [
      { file: `${part}.c`, text: '#include "pins.h"\nvoid start(void) {\n}\n' },
      { file: `${part}.h`, text: 'void start(void);\n' },
      { file: 'firmware/boards/b/pins.h', text: '' },
      { file: 'firmware/boards/b/board.c', text: `#include "parts/p.h"\n` },
    ];
    const way = { from: 'firmware/boards/common/parts/', target: 'firmware/boards/b/', why: 'a test' };
    const found = (all: readonly Source[]): string[] => circles(forEachBoard(cImportsOf(all), all), [way]);
    expect(circles(forEachBoard(cImportsOf(files), files))).toEqual([
      'firmware/boards/b/ <-> firmware/boards/common/',
      'firmware/boards/b/ <-> firmware/boards/common/parts/',
    ]);
    expect(found(files)).toEqual([]);
    const back = { file: 'firmware/boards/b/pins.h', text: '#include "parts/p.h"\n' };
    expect(found([...files.filter(({ file }) => file !== back.file), back])).toEqual([
      'firmware/boards/b/pins <-> firmware/boards/common/parts/p',
    ]);
  });

  test('a call of C that goes by a shared header, and none by the contract of the boards', () => {
    const board = 'firmware/boards/b/';
    const contract = 'firmware/boards/common/board.h';
    const files: Source[] = [
      { file: contract, text: 'void board_show(void);\n' },
      { file: `${board}all.h`, text: 'void one(void);\nvoid two(void);\n' },
      { file: `${board}one.c`, text: '#include "all.h"\nvoid one(void) {\n  two();\n}\n' },
      { file: `${board}two.c`, text: '#include "all.h"\nvoid two(void) {\n  board_show();\n}\n' },
      { file: `${board}show.c`, text: 'void board_show(void) {\n  one();\n}\n' },
    ];
    expect(circles(cImportsOf(files))).toEqual([]);
    const back = { file: `${board}two.c`, text: 'void two(void) {\n  one();\n}\n' };
    expect(circles(cImportsOf([...files, back]))).toEqual([`${board}one <-> ${board}two`]);
    expect(hiddenDeclarations({ file: `${board}x.c`, text: 'extern void one(void);' })).toHaveLength(1);
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
