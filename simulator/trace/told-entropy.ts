/** Finds in a trace the random bytes that a token told its host. A trace keeps no others: they could become a key. */
import { decodeFrame, type Frame } from '../../host-tools/link/framing.ts';
import { FLAGS, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { fromHex } from './format.ts';
import type { NumberedEvent } from './read.ts';

function tells({ type, flags }: Frame): boolean {
  return type === MESSAGES['read-entropy'].id && (flags & FLAGS.error) === 0;
}

/**
 * What is laid in the core's buffer of `length` bytes at a replay that has come to the event `at`: the bytes of the
 * answer that is the next output on the link, and zeros in place of those that the token was given and did not tell.
 */
export function toldEntropy(events: readonly NumberedEvent[], at: number, length: number): Uint8Array {
  const laid = new Uint8Array(length);
  let next = at;
  while (next < events.length && events[next]!.event['output'] !== 'link') next++;
  const answer = events[next]?.event['bytes'];
  const frame = typeof answer === 'string' ? decodeFrame(fromHex(answer).subarray(0, -1)) : null;
  if (frame !== null && tells(frame)) laid.set(frame.payload.subarray(0, length));
  return laid;
}
