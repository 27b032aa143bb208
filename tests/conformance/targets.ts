/** Every place where a core can run, by the name that `npm run conformance -- --target` takes. */
import { BOARDS } from '../../simulator/emulator/boards.generated.ts';
import type { Target } from './device.ts';
import { processTarget } from './targets/process.ts';
import { qemuTarget } from './targets/qemu.ts';
import { RP2040 } from './targets/rp2040.ts';
import { sessionTarget } from './targets/session.ts';

export const TARGETS: readonly Target[] = [
  sessionTarget('release'),
  sessionTarget('debug'),
  processTarget('tcp'),
  processTarget('pty'),
  ...BOARDS.map((board) => (board === 'rp2040' ? RP2040 : qemuTarget(board))),
];

/** Throws RangeError for a name that no target has. */
export function findTarget(name: string): Target {
  const found = TARGETS.find((target) => target.name === name);
  if (!found)
    throw new RangeError(
      `target: expected one of ${TARGETS.map((each) => each.name).join(', ')}, got '${name}'`,
    );
  return found;
}
