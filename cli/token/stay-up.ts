/**
 * Keeps a simulated token running with the wall clock: its link served, its glass live on a terminal, until stopped.
 */
import { CommandFailure } from '../messages/failures.ts';
import { onOneLine } from '../../simulator/text/shown.ts';
import type { Session } from '../../simulator/session/session.ts';
import type { ServedLink } from '../../simulator/ports/tcp-link.ts';
import type { JsonOutput } from '../output/json-output.ts';
import type { TokenHost } from './live-view.ts';
import type { LinkPlace } from '../options/readers.ts';
import { remark, type RemarkingCommand } from '../messages/remarks.ts';

export interface StayUpOptions {
  command: RemarkingCommand;
  link: LinkPlace | null;
  /** Shows the glass on the terminal. */
  live: boolean;
  /** Where the link's address goes as one JSON object; null for one line of words. */
  json: JsonOutput | null;
  host: TokenHost;
}

/** A clock that passes with the wall clock. */
export interface RunningClock {
  /** Begins to run, where it does not by itself. */
  start?(): void;
  stop(): void;
  /** Rejects when what it runs can go on no more. */
  failed?: Promise<never>;
}

async function serve(place: LinkPlace, command: RemarkingCommand): Promise<ServedLink> {
  try {
    if (place.kind === 'tcp') {
      const { serveTcpLink } = await import('../../simulator/ports/tcp-link.ts');
      return await serveTcpLink(place.port, (reason) => remark(command, `--link: ${reason}`));
    }
    const { servePtyLink } = await import('../../simulator/ports/pty-link.ts');
    return await servePtyLink(place.path);
  } catch (error) {
    const { name, message } = error as Error;
    const instead = name === 'NoPtyProgram' ? '. --link tcp:PORT works without it' : '';
    throw new CommandFailure(`--link: ${onOneLine(message)}${instead}`);
  }
}

/** SIGHUP: the terminal's window is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves at the first signal that ends a process; `cancel` stops listening. */
function untilSignal(): { stopped: Promise<void>; cancel: () => void } {
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    stopped,
    cancel: () => {
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}

/** Standard output may be a pipe whose reader has gone: that ends the output, not the token (cli/exit-codes.ts). */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Resolves when a signal, or the person at the terminal, ends it. Rejects when the link cannot be had or is lost. */
export async function stayUp(
  session: Session,
  clock: RunningClock,
  { command, link, live, json, host }: StayUpOptions,
): Promise<void> {
  const signal = untilSignal();
  let served: ServedLink | null = null;
  try {
    if (link) {
      served = await serve(link, command);
      session.plug(served.port);
      if (json) json.print({ link: served.address });
      else say(link.kind === 'tcp' ? `listening on ${served.address}` : onOneLine(served.address));
    }
    const ends: Promise<void>[] = [signal.stopped];
    clock.start?.();
    if (clock.failed) ends.push(clock.failed);
    if (served) ends.push(served.failed);
    if (live) {
      const { showLive } = await import('./live-view.ts');
      ends.push(showLive(session, { host, link: served?.address ?? null }, signal.stopped));
    }
    await Promise.race(ends);
  } finally {
    signal.cancel();
    clock.stop();
    await served?.port.close();
  }
}
