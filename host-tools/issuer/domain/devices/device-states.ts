/** The states of a device and which may follow which: the steps ask this table, and both databases are filled from it and refuse the rest. */
import type { DeviceState } from '../records/device.ts';

/** From these a device goes nowhere any more. What comes back by post is revoked: its secret has been in strange hands. */
const ENDS = ['replaced', 'lost', 'expired', 'revoked'] as const satisfies readonly DeviceState[];

/**
 * The common way is `manufactured`, `assigned`, `active`. What lifts a block is proved by the step that asks for it; here it
 * only says that a block can be lifted.
 */
export const DEVICE_MOVES: Readonly<Record<DeviceState, readonly DeviceState[]>> = {
  manufactured: ['assigned', ...ENDS],
  assigned: ['active', ...ENDS],
  active: ['suspended', 'blocked', ...ENDS],
  suspended: ['active', 'blocked', ...ENDS],
  blocked: ['active', 'suspended', ...ENDS],
  replaced: [],
  lost: [],
  expired: [],
  revoked: [],
};

export const DEVICE_STATES = Object.keys(DEVICE_MOVES) as DeviceState[];

/** In these a device is what its person logs in with, or could: she has one at most. */
export const CURRENT_STATES = ['active', 'suspended', 'blocked'] as const satisfies readonly DeviceState[];

/** False also for a move to the same state. */
export function mayMove(from: DeviceState, to: DeviceState): boolean {
  return DEVICE_MOVES[from].includes(to);
}

/** Every allowed move, as rows of a table. */
export function allMoves(): readonly { readonly fromState: DeviceState; readonly toState: DeviceState }[] {
  return DEVICE_STATES.flatMap((fromState) =>
    DEVICE_MOVES[fromState].map((toState) => ({ fromState, toState })),
  );
}
