/**
 * The motor: gives patterns of pulses in step with the clock. Each phase lasts at least as long as the table says, also
 * where a host's clock comes late: a pulse may become longer, but none is lost, and so the count stays right.
 */
import { EFFECT_MOTOR, SETTING_VIBRATION } from '../base/contract.generated';
import { wipeBytes } from '../base/memory';
import {
  BITS_A_PULSE,
  GAP_MS,
  LONG_MS,
  PAUSE_MS,
  PULSE_PAUSE,
  PULSE_SHORT,
  REST_MS,
  SHORT_MS,
} from './haptics.generated';
import { hasVoice } from './models';
import { preference } from './preferences';
import { device } from './state';

const NEVER: u32 = 0xffffffff;
const PULSE_MASK: u32 = (1 << BITS_A_PULSE) - 1;

@unmanaged
class HapticsState {
  /** what is still to be given, the next pulse lowest; it may be a digit of the code */
  pulses: u32;
  /** the motor runs */
  running: u32;
  /** uptime when the present pulse or gap began */
  phaseAtMs: u32;
  /** how long it lasts; 0: there is none */
  phaseMs: u32;
}
const state = changetype<HapticsState>(memory.data(offsetof<HapticsState>(), 8));

export function resetHaptics(): void {
  wipeBytes(changetype<usize>(state), offsetof<HapticsState>());
}

/** Whether codes are to be felt. The code display has no motor. */
export function vibrates(): bool {
  return hasVoice(device.model) && preference(SETTING_VIBRATION) != 0;
}

export function isMotorOn(): bool {
  return state.running != 0;
}

/** Whether a pattern is under way. */
export function isPulsing(): bool {
  return state.running != 0 || state.pulses != 0;
}

/** Gives a pattern in place of the one under way, if vibration is on. */
export function feel(pattern: u32): void {
  if (!vibrates()) return;
  stopPulses();
  state.pulses = pattern;
  if (state.phaseMs == 0) nextPulse();
}

/** Stops at once. What follows begins after a rest: two patterns must not be counted as one. */
export function stopPulses(): void {
  if (!isPulsing()) return;
  turn(false);
  state.pulses = 0;
  beginPhase(REST_MS);
}

/** Goes on with what is due. */
export function passPulses(): void {
  if (pulsesDueMs() != 0) return;
  if (state.running == 0) return nextPulse();
  turn(false);
  beginPhase(state.pulses != 0 ? GAP_MS : REST_MS);
}

/** Milliseconds until the motor starts or stops, or may be started again; NEVER while it rests. */
export function pulsesDueMs(): u32 {
  if (state.phaseMs == 0) return NEVER;
  const passedMs = device.uptimeMs - state.phaseAtMs;
  return passedMs >= state.phaseMs ? 0 : state.phaseMs - passedMs;
}

function nextPulse(): void {
  const pulse = state.pulses & PULSE_MASK;
  state.pulses >>= BITS_A_PULSE;
  if (pulse == 0) return beginPhase(0);
  // The gap before it is a part of the pause.
  if (pulse == PULSE_PAUSE) return beginPhase(PAUSE_MS - GAP_MS);
  turn(true);
  beginPhase(pulse == PULSE_SHORT ? SHORT_MS : LONG_MS);
}

function beginPhase(ms: u32): void {
  state.phaseAtMs = device.uptimeMs;
  state.phaseMs = ms;
}

function turn(on: bool): void {
  if (isMotorOn() == on) return;
  state.running = on ? 1 : 0;
  device.effects |= EFFECT_MOTOR;
}
