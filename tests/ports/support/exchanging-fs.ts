/**
 * node:fs whose every call may be preceded by somebody else's doing: what a race would do by chance, at each place in
 * turn.
 */
import type * as FileSystem from 'node:fs';

type Call = (name: string, file: unknown) => void;

let before: Call | null = null;

/** Runs `act`, and before each of its calls of the file system `call`, whose own calls are the system's. */
export function withCallsSeen<T>(call: Call, act: () => T): T {
  before = call;
  try {
    return act();
  } finally {
    before = null;
  }
}

function seen(name: string, original: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
  return (...args) => {
    const call = before;
    before = null;
    try {
      call?.(name, args[0]);
    } finally {
      before = call;
    }
    return original(...args);
  };
}

/** For `vi.mock('node:fs', …)`. */
export function exchanging(fs: typeof FileSystem): typeof FileSystem {
  const wrapped = Object.entries(fs)
    .filter(([name, value]) => name.endsWith('Sync') && typeof value === 'function')
    .map(([name, value]) => [name, seen(name, value as (...args: unknown[]) => unknown)]);
  return { ...fs, ...(Object.fromEntries(wrapped) as object) };
}
