/**
 * A production image on the emulated RP2040: what it carries out is what its manifest says, in every life-cycle state.
 */
import { beforeAll, expect, test } from 'vitest';
import { encodeFrame, FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import { loadImage } from '../../simulator/emulator/image.ts';
import { Rp2040Board } from '../../simulator/emulator/rp2040/rp2040-board.ts';
import { loadRp2040js, type Rp2040js } from '../../simulator/emulator/rp2040/rp2040js.ts';
import { seededBits } from '../../simulator/emulator/rp2040/rosc.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import {
  ASKED_STATES,
  askEverything,
  expectedOutcome,
  messagesAnswered,
  type AskedState,
} from '../boards/asked-messages.ts';
import { faultyToken, NOW_UNIX_SECONDS, SECRET, tokenIn } from '../link/token-on-a-line.ts';
import { describeWith } from '../support/system-programs.ts';

/** A first start writes a record: an erase takes 45 ms. */
const BOOT_MS = 150;
const ANSWER_MS = 500;

describeWith(['arm-none-eabi-gcc'], 'M4: a production image on the emulated RP2040', () => {
  let rp2040js: Rp2040js;
  beforeAll(async () => {
    rp2040js = await loadRp2040js();
  });

  /** Over a record that a development image has written, as there is no other way to one yet. */
  async function boardIn(state: AskedState, model: ModelName): Promise<Rp2040Board> {
    const { storage } = state === 'fault' ? faultyToken() : await tokenIn(state);
    const board = new Rp2040Board({
      rp2040js,
      image: loadImage('rp2040', model, 'production'),
      storage: new MemoryStorage(storage.image.slice()),
      unixMs: NOW_UNIX_SECONDS * 1000,
      randomBit: seededBits(3),
    });
    board.powerOn();
    board.run(BOOT_MS);
    return board;
  }

  function asker(board: Rp2040Board): (type: number, payload: Uint8Array) => Promise<Frame> {
    const decoder = new FrameDecoder();
    const answers: Frame[] = [];
    board.link.onReceive((bytes) => answers.push(...decoder.push(bytes)));
    let sequence = 0;
    return (type, payload) => {
      sequence = (sequence + 1) & 0xff;
      answers.length = 0;
      board.link.send(encodeFrame({ flags: 0, sequence, type, payload }));
      for (let ms = 0; ms < ANSWER_MS && answers.length === 0; ms++) board.run(1);
      const [answer] = answers;
      if (answer === undefined) throw new Error(`message ${type}: no answer within ${ANSWER_MS} ms`);
      return Promise.resolve(answer);
    };
  }

  test.each<[ModelName, AskedState]>([
    ...ASKED_STATES.map((state): [ModelName, AskedState] => ['code-display', state]),
    ['code-reader', 'locked'],
  ])('%s, %s: each of 256 messages is carried out or refused as the manifest says', async (model, state) => {
    const board = await boardIn(state, model);
    const asked = await askEverything(asker(board));
    expect(asked.filter((each) => each.outcome !== expectedOutcome(each, state))).toEqual([]);
    if (state === 'blank')
      expect(Buffer.from(board.storageImage()).includes(Buffer.from(SECRET))).toBe(false);
    // In the fault state the fault is told first, also of what no production image does.
    if (state === 'fault') return;
    expect(messagesAnswered(asked)).toEqual(
      [...loadImage('rp2040', model, 'production').entry.messages].sort(),
    );
  });
});
