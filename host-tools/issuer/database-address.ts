/** Which database: `sqlite:PATH`, or the address of a PostgreSQL server. */

export type DatabaseAddress =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** @throws RangeError saying what is expected. The address itself may hold a password: it is not repeated. */
export function readDatabaseAddress(text: string): DatabaseAddress {
  const file = /^sqlite:(.+)$/.exec(text)?.[1];
  if (file !== undefined) return { kind: 'sqlite', file };
  if (/^postgres(ql)?:\/\/\S+$/.test(text)) return { kind: 'postgres', url: text };
  throw new RangeError('database: expected sqlite:PATH or postgres://…, got something else');
}
