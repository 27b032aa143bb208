/** How long keys take: to the first sample of what they say, and to the silence of what was being said. */
import { KEYS } from '../../simulator/token/contract.generated.ts';
import { TalkingToken } from './talking-token.ts';

export const READER_KEYS = Object.keys(KEYS['code-reader']);
const PRESS_MS = 100;
/** Long enough for whatever a key starts to begin. */
const LISTEN_MS = 400;

export interface Latency {
  key: string;
  /** How long after the waking press the key came; null: it was the waking press itself. */
  momentMs: number | null;
  /** To the first sample of the announcement, in simulated milliseconds. */
  toSoundMs: number;
  /** To the end of what was sounding, its fade included; null when nothing was. */
  toSilenceMs: number | null;
}

/** Presses a key and listens. Throws when nothing is heard: every key is to be answered. */
function pressed(token: TalkingToken, key: string, momentMs: number | null): Latency {
  const keyMs = token.clock.uptimeMs();
  const before = token.marks.length;
  const sounding = token.marks.at(-1)?.kind === 'begins';
  token.session.hold(key, PRESS_MS);
  token.clock.advance(LISTEN_MS);
  const since = token.marks.slice(before);
  const begins = since.find(({ kind }) => kind === 'begins');
  if (begins === undefined) throw new Error(`key ${key} at ${momentMs} ms: expected sound, got none`);
  const over = sounding ? since.find(({ kind }) => kind !== 'begins') : undefined;
  return { key, momentMs, toSoundMs: begins.atMs - keyMs, toSilenceMs: over ? over.atMs - keyMs : null };
}

/** Each key at each moment after the waking press; the waking press itself once per moment too. */
export async function keyLatencies(momentsMs: readonly number[]): Promise<Latency[]> {
  const found: Latency[] = [];
  for (const key of READER_KEYS) {
    const token = await TalkingToken.open();
    for (const momentMs of momentsMs) {
      token.powerCycle();
      token.waitForNewStep();
      token.marks.length = 0;
      found.push(pressed(token, 'fn', null));
      token.clock.advance(momentMs);
      found.push(pressed(token, key, momentMs + PRESS_MS + LISTEN_MS));
    }
  }
  return found;
}
