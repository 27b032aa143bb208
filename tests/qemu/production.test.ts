/**
 * Production images in QEMU: what they carry out is what their manifest says, and on the nRF51 a lock protects the
 * flash.
 */
import { describe, expect, test } from 'vitest';
import { encodeFrame, FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import { loadImage } from '../../simulator/emulator/image.ts';
import type { QemuBoardName } from '../../simulator/emulator/qemu/machines.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import {
  ASKED_STATES,
  askEverything,
  expectedOutcome,
  messagesAnswered,
  type AskedState,
} from '../boards/asked-messages.ts';
import { faultyToken, GOOD_REQUESTS, SECRET, tokenIn } from '../link/token-on-a-line.ts';
import { describeWith } from '../support/system-programs.ts';
import { boardOnBench, clearBenchAfterEach, QEMU_PROGRAMS, type BoardOnBench } from './boards-on-a-bench.ts';

/** nRF51 Series Reference Manual, chapter UICR: the word, and the byte that forbids reading back all of flash. */
const RBPCONF = 0x10001004;
const OPEN = [0xff, 0xff, 0xff, 0xff];
const PROTECTED = [0xff, 0x00, 0xff, 0xff];

/** Over a record that a development image has written, as there is no other way to one yet. */
async function recordIn(state: AskedState): Promise<MemoryStorage> {
  const { storage } = state === 'fault' ? faultyToken() : await tokenIn(state);
  return new MemoryStorage(storage.image.slice());
}

async function production(name: QemuBoardName, storage = new MemoryStorage()): Promise<BoardOnBench> {
  const bench = await boardOnBench(name, storage, 'production');
  expect(await bench.identify()).toMatchObject({ developmentImage: false });
  return bench;
}

/** A board that has answered once loses no byte, so each request goes out once. Answers to repeated ones may still come. */
function asker({ board }: BoardOnBench): (type: number, payload: Uint8Array) => Promise<Frame> {
  const decoder = new FrameDecoder();
  let take: (frame: Frame) => void = () => {};
  let sequence = 0;
  board.link.onReceive((bytes) => {
    for (const frame of decoder.push(bytes)) take(frame);
  });
  return async (type, payload) => {
    sequence = (sequence + 1) & 0xff;
    const answer = new Promise<Frame>((resolve) => {
      take = (frame) => {
        if (frame.type === type && frame.sequence === sequence) resolve(frame);
      };
    });
    board.link.send(encodeFrame({ flags: 0, sequence, type, payload }));
    return Promise.race([answer, board.failed]);
  };
}

describeWith(QEMU_PROGRAMS, 'M4: a production image in QEMU', () => {
  clearBenchAfterEach();

  test.each<[QemuBoardName, AskedState]>([
    ...ASKED_STATES.map((state): [QemuBoardName, AskedState] => ['nrf51', state]),
    // Their record lies in RAM: they are blank at each start.
    ['stm32f405', 'blank'],
    ['fe310', 'blank'],
  ])('%s, %s: each of 256 messages is carried out or refused as the manifest says', async (name, state) => {
    const storage = await recordIn(state);
    const asked = await askEverything(asker(await production(name, storage)));
    expect(asked.filter((each) => each.outcome !== expectedOutcome(each, state))).toEqual([]);
    if (state === 'blank') expect(Buffer.from(storage.image).includes(Buffer.from(SECRET))).toBe(false);
    // In the fault state the fault is told first, also of what no production image does.
    if (state === 'fault') return;
    const { messages } = loadImage(name, 'code-display', 'production').entry;
    expect(messagesAnswered(asked)).toEqual([...messages].sort());
  });

  describe("the nRF51's flash", () => {
    const protection = async ({ board }: BoardOnBench): Promise<number[]> => [
      ...(await board.probe.read(RBPCONF, 4)),
    ];

    test('is protected when the answer to the lock comes, not before', async () => {
      const bench = await production('nrf51', await recordIn('provisioned'));
      await bench.client.request('set-clock', GOOD_REQUESTS['set-clock']);
      expect(await protection(bench)).toEqual(OPEN);
      await bench.client.request('lock', {});
      expect(await protection(bench)).toEqual(PROTECTED);
      expect(await bench.identify()).toMatchObject({ lifeCycleState: 'locked', fault: null });
    });

    test('is protected by the next start when the power failed between lock and protection', async () => {
      const storage = await recordIn('provisioned');
      const bench = await production('nrf51', storage);
      await bench.client.request('set-clock', GOOD_REQUESTS['set-clock']);
      const cut = new Promise<void>((resolve) => {
        void bench.board.probe.onEntry('protection_step', 0, async () => {
          const { result } = await bench.board.probe.call('w2c_core_isLocked', [
            bench.board.probe.address('core_instance'),
          ]);
          if (result === 0) return;
          expect(await protection(bench)).toEqual(OPEN);
          await bench.board.powerCut();
          resolve();
        });
      });
      const lock = bench.client.request('lock', {}).catch(() => null);
      await cut;
      await bench.client.close();
      await lock;

      const next = await production('nrf51', new MemoryStorage(storage.image.slice()));
      expect(await next.identify()).toMatchObject({ lifeCycleState: 'locked' });
      expect(await protection(next)).toEqual(PROTECTED);
    });

    test('is written once: a start of a protected token leaves it alone', async () => {
      const bench = await production('nrf51', await recordIn('locked'));
      const { probe } = bench.board;
      const instance = probe.address('core_instance');
      expect(await protection(bench)).toEqual(PROTECTED);
      expect((await probe.call('w2c_core_isLocked', [instance])).result).toBe(1);
      expect((await probe.call('board_protect', [])).result & 1).toBe(1);
      expect(await protection(bench)).toEqual(PROTECTED);
    });

    test.each(['blank', 'provisioned', 'fault'] as const)('stays open while a token is %s', async (state) => {
      expect(await protection(await production('nrf51', await recordIn(state)))).toEqual(OPEN);
    });

    test('stays open under a development image, also when it is locked', async () => {
      const bench = await boardOnBench('nrf51', await recordIn('locked'));
      expect(await bench.identify()).toMatchObject({ developmentImage: true, lifeCycleState: 'locked' });
      expect(await protection(bench)).toEqual(OPEN);
    });
  });
});
