/** The emulated reader's motor: from the pin's samples alone to a code that a server takes, and still when it must be. */
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { publishedSecret } from '../../host-tools/token/published-token.ts';
import { UNUSED_TOKEN_STATE, prepareCredential } from '../../host-tools/verifier/credential.ts';
import { nodeHmac } from '../../host-tools/verifier/hmac-node.ts';
import { verifyTotp } from '../../host-tools/verifier/totp-verifier.ts';
import { NET_GPIOS } from '../../simulator/emulator/net-gpios.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { felt, feltDigits, type Felt } from '../support/felt-pulses.ts';
import { chipInHand, type ChipInHand } from './chip-in-hand.ts';

const SAMPLE_MS = 5;
const MOTOR = NET_GPIOS['rp2040-code-reader'].MOTOR;

/** A finger on the pin: its level each 5 ms. */
class Finger {
  readonly #chip: ChipInHand;
  readonly #pulses: { startMs: number; endMs: number | null }[] = [];

  constructor(chip: ChipInHand) {
    this.#chip = chip;
  }

  get isMoved(): boolean {
    const { board } = this.#chip;
    return board.isPowered && Number(board.chip.rp2040.gpio[MOTOR]!.value) === 1;
  }

  feel(ms: number): void {
    const { clock } = this.#chip;
    for (let leftMs = ms; leftMs > 0; leftMs -= SAMPLE_MS) {
      clock.advance(SAMPLE_MS);
      const last = this.#pulses.at(-1);
      const wasMoved = last !== undefined && last.endMs === null;
      if (this.isMoved === wasMoved) continue;
      if (wasMoved) last.endMs = clock.uptimeMs();
      else this.#pulses.push({ startMs: clock.uptimeMs(), endMs: null });
    }
  }

  /** Taps a key and gives the pulses that follow within `ms`. */
  tap(key: string, ms: number): Felt[] {
    const before = this.#pulses.length;
    const { session } = this.#chip;
    session.press(key);
    this.feel(100);
    session.release(key);
    this.feel(ms);
    return this.#pulses.slice(before).filter((pulse): pulse is Felt => pulse.endMs !== null);
  }
}

async function readerThatVibrates(): Promise<ChipInHand> {
  const chip = await chipInHand({ model: 'code-reader' });
  // Headphones only, none plugged in: a deafblind person's choice.
  for (const [setting, value] of [
    [SETTINGS['audio-output'].id, 2],
    [SETTINGS.vibration.id, 1],
  ] as const)
    await chip.session.request('change-setting', { setting, value });
  return chip;
}

describe("the motor's pin", () => {
  test('gives a code that the server takes, with no sound and the glass unseen', async () => {
    const chip = await readerThatVibrates();
    const finger = new Finger(chip);
    let sounded = 0;
    chip.board.onLevel(() => sounded++);
    expect(felt(finger.tap('fn', 2500))).toEqual(['ready']);
    let code = '';
    for (let digit = 0; digit < 6; digit++) code += feltDigits(finger.tap('5', 3600))[0];
    const parameters = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 } as const;
    const verdict = verifyTotp({
      credential: prepareCredential(publishedSecret('SHA1'), parameters, nodeHmac),
      state: UNUSED_TOKEN_STATE,
      code,
      unixSeconds: Math.floor(chip.clock.unixMs() / 1000),
    });
    expect(verdict.outcome).toBe('accepted');
    expect(sounded).toBe(0);
    // What the session felt at the pin's edges is what the finger felt.
    expect(felt(chip.session.pulses.pulses as Felt[]).slice(0, 3)).toEqual(['ready', code[0], code[1]]);
  });

  test('lies low without power and from the start of the firmware on', async () => {
    const chip = await readerThatVibrates();
    const finger = new Finger(chip);
    chip.session.press('fn');
    finger.feel(100);
    expect(finger.isMoved).toBe(true);
    chip.session.powerCut();
    expect(chip.session.pulses.restingMs).toBe(0);
    expect(chip.session.pulses.pulses.at(-1)?.endMs).not.toBeNull();
    chip.session.release('fn');
    chip.session.device.powerOn();
    finger.feel(500);
    expect(finger.isMoved).toBe(false);
  });

  test('stops when the core traps in the middle of a pulse', async () => {
    const chip = await readerThatVibrates();
    const finger = new Finger(chip);
    chip.session.press('fn');
    finger.feel(100);
    expect(finger.isMoved).toBe(true);
    const { core } = chip.board.chip.rp2040;
    core.PC = chip.board.probe.address('wasm_rt_trap') & ~1;
    core.waiting = false;
    // The pulse would have lasted half a second.
    finger.feel(50);
    expect(finger.isMoved).toBe(false);
    chip.session.release('fn');
    finger.feel(500);
    expect(felt(finger.tap('fn', 4000))).toEqual(['none']);
    expect(readGlass(chip.board.frame()).icons).toContain('fault');
  });
});
