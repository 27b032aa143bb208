/**
 * What scripts/test-on-node.mjs says when there is no other Node to try, with an npm of the test's own in place of the
 * real one.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** No release of Node: nothing of it can be in build/ already. */
const NO_RELEASE = '9999';
const PACKAGE = `node-${process.platform.replace('win32', 'win')}-${process.arch}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-node-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  rmSync(path.join(ROOT, 'build', `node-${NO_RELEASE}`), { recursive: true, force: true });
});

function testOnNode(major: string, npm = 'exit 1'): { status: number | null; output: string } {
  writeFileSync(path.join(folder, 'npm'), `#!/bin/sh\n${npm}\n`);
  chmodSync(path.join(folder, 'npm'), 0o755);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/test-on-node.mjs', major], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}${path.delimiter}${process.env['PATH']}` },
  });
  return { status, output: stdout + stderr };
}

test('a Node that cannot be fetched is named with its package', () => {
  expect(testOnNode(NO_RELEASE)).toEqual({
    status: 1,
    output: `Node ${NO_RELEASE}: FAILED: npm has no ${PACKAGE}@${NO_RELEASE}, or cannot be reached; see the lines above\n`,
  });
});

test('a binary that is none, or another one, is told of', () => {
  const bin = `"$3/node_modules/${PACKAGE}/bin"`;
  const npm = `mkdir -p ${bin}; echo '#!/bin/sh' > ${bin}/node; echo 'echo v1.2.3' >> ${bin}/node; chmod +x ${bin}/node`;
  expect(testOnNode(NO_RELEASE, npm)).toEqual({
    status: 1,
    output: `Node ${NO_RELEASE}: FAILED: ${PACKAGE}@${NO_RELEASE} does not run here: it says to be v1.2.3\n`,
  });
});

test('the Node that runs is not tried twice, and a word is no release', () => {
  const [own] = process.versions.node.split('.');
  expect(testOnNode(own!)).toEqual({
    status: 0,
    output: `Node ${own}: this is it; nothing to run beside.\n`,
  });
  expect(testOnNode('lts')).toEqual({
    status: 1,
    output: 'Node lts: FAILED: expected the number of a Node release, such as 24\n',
  });
});
