/** QEMU's processes: none is left behind, and a missing program is named with its package. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { QemuProcess } from '../../simulator/emulator/qemu/qemu-process.ts';
import { describeWith } from '../support/system-programs.ts';
import { boardOnBench, clearBenchAfterEach, QEMU_PROGRAMS } from './boards-on-a-bench.ts';

const CHILD = fileURLToPath(new URL('./board-in-a-process.ts', import.meta.url));

/** A process that has ended and is not yet waited for is a zombie: state Z. */
function isAlive(processId: number): boolean {
  const status = `/proc/${processId}/stat`;
  if (!existsSync(status)) return false;
  try {
    return !/\) Z /.test(readFileSync(status, 'utf8'));
  } catch {
    return false;
  }
}

describeWith(QEMU_PROGRAMS, "QEMU's process", () => {
  clearBenchAfterEach();
  const path = process.env['PATH'];
  afterEach(() => {
    process.env['PATH'] = path;
  });

  test('ends with its board', async () => {
    const { board } = await boardOnBench('nrf51');
    const id = board.processId!;
    expect(isAlive(id)).toBe(true);
    await board.close();
    expect(isAlive(id)).toBe(false);
  });

  test('ends when whoever started it is killed', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const id = Number(line.toString());
    expect(isAlive(id)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await expect.poll(() => isAlive(id)).toBe(false);
  });

  test('is said to be missing by the name of its Debian package', () => {
    process.env['PATH'] = '';
    expect(() => new QemuProcess('qemu-system-riscv32', [])).toThrow(
      'qemu-system-riscv32 missing; as root: apt-get install --no-install-recommends qemu-system-misc',
    );
  });

  test('tells why it ended by itself', async () => {
    const qemu = new QemuProcess('qemu-system-arm', ['-M', 'no-such-machine']);
    await expect(qemu.ended).rejects.toThrow('unsupported machine type');
  });
});
