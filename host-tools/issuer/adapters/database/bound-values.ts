/**
 * Refuses the values that a driver would store otherwise than they are, or die of: libsql ends the process on a boolean, cuts text
 * at NUL, makes null of undefined and NaN, and rounds whole numbers above 2^53.
 */

/**
 * @throws TypeError or RangeError naming the parameter's place, what was expected and what kind came; never the value.
 */
export function requireBindable(parameters: readonly unknown[]): void {
  for (const [index, value] of parameters.entries()) {
    if (value === null || value instanceof Uint8Array) continue;
    if (typeof value === 'string') requireText(value, index);
    else if (typeof value === 'number') requireWholeNumber(value, index);
    else throw new TypeError(`${place(index)}: expected text, a number, bytes or null, got ${typeof value}`);
  }
}

/** The drivers write UTF-8, in which half a surrogate pair would come back as another character. */
const HALF_A_PAIR = /\p{Surrogate}/u;

function requireText(value: string, index: number): void {
  if (value.includes('\0')) throw new RangeError(`${place(index)}: expected text without NUL, got one`);
  if (HALF_A_PAIR.test(value))
    throw new RangeError(`${place(index)}: expected text of whole characters, got half a surrogate pair`);
}

function requireWholeNumber(value: number, index: number): void {
  if (!Number.isSafeInteger(value))
    throw new RangeError(
      `${place(index)}: expected a whole number of at most 2^53 - 1, got ${Number.isInteger(value) ? 'a greater one' : 'another number'}`,
    );
}

function place(index: number): string {
  return `parameter ${index + 1}`;
}
