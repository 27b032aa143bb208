/** A blank code display with a host on its link, whose inputs and outputs are written down as a trace. */
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { systemEntropy } from '../../simulator/ports/entropy.ts';
import type { EntropySource } from '../../simulator/token/sources.ts';
import { linkPair, type LinkPort } from '../../simulator/ports/link.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { Runner } from '../../simulator/runner/runner.ts';
import { Session } from '../../simulator/session/session.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { TRACE_VERSION, type TraceHeader } from '../../simulator/trace/format.ts';
import { TraceWriter } from '../../simulator/trace/writer.ts';

export const MODULE = loadCore();
export const START_UNIX_MS = Date.parse('2026-11-22T12:00:00Z');

const HEADER: TraceHeader = {
  talkodeTrace: TRACE_VERSION,
  model: 'code-display',
  firmwareVersion: '0.0.0',
  development: true,
  token: null,
  storage: 'empty',
  voiceCrc32: null,
  secret: 'none',
};

export interface TracedToken {
  session: Session;
  host: LinkPort;
  /** Ends the trace and gives its lines. */
  end(): string[];
}

/** `entropy` null: a host without a source of random bytes. */
export function tracedToken(entropy: EntropySource | null = systemEntropy): TracedToken {
  const lines: string[] = [];
  const trace = new TraceWriter({ writeLine: (line) => lines.push(line) }, HEADER);
  const clock = new VirtualClock(START_UNIX_MS);
  const { model } = HEADER;
  const rest = { module: MODULE, model, clock, storage: new MemoryStorage(), observer: trace };
  const session = new Session({
    model,
    clock,
    trace,
    device: (wires) => new Runner({ ...rest, ...wires, ...(entropy && { entropy }) }),
  });
  const { token, host } = linkPair();
  session.plug(token);
  return {
    session,
    host,
    end: () => {
      trace.close();
      return lines;
    },
  };
}

/** As it stands in a file. */
export function traceText(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
