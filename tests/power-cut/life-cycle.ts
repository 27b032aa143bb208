/** The states of a token's life from which each change is made, with the slot in force being either of the two. */
import {
  ERASE,
  LOCK,
  PROVISIONING,
  SET_CLOCK,
  setClockTo,
  settingTo,
  TokenRig,
  type Change,
} from './token-rig.ts';

/** One more record that changes nothing that matters, so that the other slot is in force. */
const TURN: Change = settingTo(0, 45);

function image(...changes: readonly Change[]): Uint8Array {
  return new TokenRig().after(...changes).storage.image;
}

export interface Case {
  name: string;
  image: Uint8Array;
  change: Change;
}

/** Every change from every state in which it is allowed, and from each slot. */
export function everyCase(): Case[] {
  const states: [string, readonly Change[], readonly Change[]][] = [
    ['factory-new', [], [PROVISIONING, SET_CLOCK, settingTo(0, 77), settingTo(1, 500), ERASE]],
    [
      'blank with a clock',
      [SET_CLOCK],
      [PROVISIONING, setClockTo(1_900_000_000n), settingTo(0, 77), settingTo(1, 500), ERASE],
    ],
    [
      'provisioned',
      [SET_CLOCK, PROVISIONING],
      [LOCK, setClockTo(1_900_000_000n), settingTo(0, 77), settingTo(1, 500), ERASE],
    ],
    ['locked', [SET_CLOCK, PROVISIONING, LOCK], [settingTo(0, 77), settingTo(1, 500), ERASE]],
    ['erased', [SET_CLOCK, PROVISIONING, ERASE], [PROVISIONING, setClockTo(1_900_000_000n), ERASE]],
  ];
  return states.flatMap(([name, history, changes]) =>
    [[], [TURN]].flatMap((turn) => {
      const flash = image(...turn, ...history);
      const state = turn.length === 0 ? name : `${name}, other slot`;
      return changes.map((change) => ({ name: `${change.name}, ${state}`, image: flash, change }));
    }),
  );
}
