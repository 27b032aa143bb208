/** A hundred thousand keys into a key container, and out again. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Once } from '../key-containers/once.ts';
import type { BenchSuite } from '../measure.ts';

const KEYS = 100_000;
const MAXIMUM_WRITE_MS = 4000;
const MAXIMUM_READ_MS = 5000;
const MAXIMUM_PEAK_BYTES = 200 * 1024 * 1024;
const ROUNDS = 3;
const SCRIPT = fileURLToPath(new URL('../key-containers/once.ts', import.meta.url));

/** The quickest of some: what else runs on the machine only adds. */
function quickest(act: 'write' | 'read', file: string): Once {
  const all = Array.from({ length: ROUNDS }, () => {
    const args = ['--import', 'tsx', SCRIPT, act, file, String(KEYS)];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Once;
  });
  return all.reduce((best, each) => (each.ms < best.ms ? each : best));
}

export function keyContainerSuite(): BenchSuite {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-bench-'));
  const file = path.join(folder, 'bench.pskc');
  const written = quickest('write', file);
  const read = quickest('read', file);
  const { size } = statSync(file);
  rmSync(folder, { recursive: true });
  const row = (what: string, { ms, peakBytes }: Once): string[] => [
    ...[what, ms.toFixed(0), ((KEYS / ms) * 1000).toFixed(0), (peakBytes / 1024 / 1024).toFixed(0)],
  ];
  return {
    title: 'Key containers',
    about:
      `${KEYS} keys, ${(size / 1e6).toFixed(0)} MB of XML, each with its own AES-256-CBC and HMAC-SHA256, from and to a ` +
      `file, in a process of its own; the quickest of ${ROUNDS}. Memory is the most that the process had, Node and all.`,
    groups: [],
    tables: [
      {
        title: 'Writing and reading',
        head: ['what', 'ms', 'keys/s', 'MiB'],
        rows: [row('written', written), row('read', read)],
      },
    ],
    bars: () => [
      { text: `${KEYS} keys written`, measured: written.ms, limit: MAXIMUM_WRITE_MS, unit: 'ms' },
      { text: `${KEYS} keys read`, measured: read.ms, limit: MAXIMUM_READ_MS, unit: 'ms' },
      {
        text: 'memory, of the writer or the reader',
        measured: Math.max(written.peakBytes, read.peakBytes),
        limit: MAXIMUM_PEAK_BYTES,
        unit: 'bytes',
      },
    ],
  };
}
