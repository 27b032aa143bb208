/** How deep the boards' stacks go: they have room for twice what the token's heaviest work has ever used. */
import { expect, test } from 'vitest';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { describeWith } from '../support/system-programs.ts';
import { boardOnBench, clearBenchAfterEach, QEMU_BOARDS, QEMU_PROGRAMS } from './boards-on-a-bench.ts';
import { makeToken } from './provisioned-token.ts';

/** What the firmware fills its unused stack with: STACK_PAINT in firmware/boards/common/stack.h. */
const PAINT = 0xc0deface;
const WORD_BYTES = 4;
const MAXIMUM_SECRET_BYTES = 64;

describeWith(QEMU_PROGRAMS, 'the stack of a board in QEMU', () => {
  clearBenchAfterEach();

  test.each(QEMU_BOARDS)('%s: half of it is never used', async (name) => {
    const bench = await boardOnBench(name);
    const { client, board } = bench;
    await client.request('self-test', {});
    await client.request('compute-code', {
      algorithm: ALGORITHMS.SHA512,
      digits: 8,
      counter: 1n,
      secret: new Uint8Array(MAXIMUM_SECRET_BYTES),
    });
    // Refused by boards without a source: asking is all that matters here.
    await client.request('read-entropy', { length: 32 }).catch(() => {});
    await makeToken(client);
    await board.press('main');
    await expect.poll(() => bench.glass().code).not.toBeNull();

    const bottom = board.probe.address('link_stack_bottom');
    const bytes = board.probe.address('link_stack_top') - bottom;
    const stack = new DataView((await board.probe.read(bottom, bytes)).buffer);
    let unused = 0;
    while (unused < bytes && stack.getUint32(unused, true) === PAINT) unused += WORD_BYTES;
    expect(unused).toBeGreaterThan(bytes / 2);
    expect(unused).toBeLessThan(bytes);
  });
});
