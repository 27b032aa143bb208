/**
 * Checks what a caller hands in, which no type holds at run time: a time of `null` or `""` would else count as 0, the start
 * of 1970, at which an old code is new.
 */

/** What came, for an error's end. Text and objects are not repeated: they may be a code or a secret in the wrong place. */
function came(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Throws a RangeError unless `value` is a whole number from `min` to `max`. */
export function requireWhole(name: string, value: unknown, min: number, max: number): void {
  if (!Number.isSafeInteger(value) || (value as number) < min || (value as number) > max)
    throw new RangeError(`${name}: expected a whole number from ${min} to ${max}, got ${came(value)}`);
}

/** Throws a RangeError unless `value` is a number of seconds from 0 to 2^53 - 1; fractions are allowed. */
export function requireSeconds(name: string, value: unknown): void {
  if (typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER) return;
  const bound = typeof value === 'number' && value > 0 ? ', more than 2^53 - 1' : '';
  throw new RangeError(`${name}: expected a time of 0 s or more, got ${came(value)}${bound}`);
}

/** Throws a RangeError unless `value` is one of `choices`. */
export function requireOneOf(
  name: string,
  value: unknown,
  choices: readonly (string | number | boolean)[],
): void {
  if (choices.some((choice) => choice === value)) return;
  const last = choices.at(-1);
  const expected = `${choices.slice(0, -1).join(', ')} or ${last}`;
  // A name that came is shown, since no list is of secrets; anything long is not a name.
  const shown = typeof value === 'string' && value.length <= 20 ? value : came(value);
  throw new RangeError(`${name}: expected ${expected}, got ${shown}`);
}

/** Throws a TypeError unless `value` is text. It is not repeated. */
export function requireText(name: string, value: unknown): void {
  if (typeof value !== 'string') throw new TypeError(`${name}: expected a string, got ${came(value)}`);
}

/** Throws a TypeError unless `value` is bytes. They are not repeated. */
export function requireBytes(name: string, value: unknown): void {
  if (!(value instanceof Uint8Array))
    throw new TypeError(`${name}: expected a Uint8Array, got ${came(value)}`);
}

/** Throws a TypeError unless `value` is an array. */
export function requireList(name: string, value: unknown): void {
  if (!Array.isArray(value)) throw new TypeError(`${name}: expected an array, got ${came(value)}`);
}
