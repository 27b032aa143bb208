/**
 * Looks a name from outside up in a table: every object also has `constructor` and `__proto__`, which no table means.
 */

/** The table's own value of this name; undefined where it has none. */
export function ownEntry<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
