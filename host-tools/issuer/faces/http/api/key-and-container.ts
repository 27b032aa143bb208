/** A body that is a transport key with a key container behind it, taken apart as it comes. */
import { Refusal } from '../answers/problem-answer.ts';

export const TRANSPORT_KEY_BYTES = 32;
/** Two hundred thousand keys. */
const MAXIMUM_CONTAINER_BYTES = 256 * 1024 * 1024;

/** The first bytes, and the rest as it comes. The source is never told to end: that would cut the line before the answer. */
export async function keyAndRest(
  source: AsyncIterable<Uint8Array>,
  maximumBytes = MAXIMUM_CONTAINER_BYTES,
): Promise<{ transportKey: Uint8Array; rest: AsyncIterable<Uint8Array> }> {
  const parts = source[Symbol.asyncIterator]();
  const transportKey = new Uint8Array(TRANSPORT_KEY_BYTES);
  let filled = 0;
  let left: Uint8Array = new Uint8Array();
  while (filled < TRANSPORT_KEY_BYTES) {
    const next = await parts.next();
    if (next.done === true)
      throw new Refusal(400, `Expected ${TRANSPORT_KEY_BYTES} bytes of a transport key, got ${filled}.`);
    const taken = next.value.subarray(0, TRANSPORT_KEY_BYTES - filled);
    transportKey.set(taken, filled);
    filled += taken.length;
    left = next.value.subarray(taken.length);
    taken.fill(0);
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    let length = left.length;
    yield left;
    for (;;) {
      const next = await parts.next();
      if (next.done === true) return;
      length += next.value.length;
      if (length > maximumBytes)
        throw new Refusal(413, `Expected a key container of at most ${maximumBytes} bytes.`);
      yield next.value;
    }
  }
  return { transportKey, rest: rest() };
}
