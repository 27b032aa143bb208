/** Where the issuer's database and its keys are: options of every command that opens them. */
import path from 'node:path';
import { optional, withDefault, WrongArgument } from '../options/option-table.ts';

const USUAL_DATABASE = 'sqlite:talkode-issuer.db';

export function readPath(text: string): string {
  if (text === '') throw new WrongArgument('Expected a path.');
  return text;
}

export function readAddress(text: string): string {
  if (!/^https?:\/\/[^/\s?#]+$/.test(text))
    throw new WrongArgument('Expected https:// and a host, without a path.');
  return text;
}

export const DATABASE_OPTIONS = {
  database: withDefault(
    '--database <address>',
    'sqlite:PATH or postgres://…',
    (text) => {
      if (!/^sqlite:.|^postgres(ql)?:\/\/\S/.test(text))
        throw new WrongArgument('Expected sqlite:PATH or postgres://….');
      return text;
    },
    USUAL_DATABASE,
  ),
  keys: optional('--keys <file>', 'the key file; beside the database unless named', readPath),
};

/** The path of a database in a file; null: it is a server's. */
export function fileOf(database: string): string | null {
  return /^sqlite:(.+)$/.exec(database)?.[1] ?? null;
}

/** The name of what lies beside a database file, with its name; of a server's database here. */
export function besideDatabase(database: string, name: string): string {
  const file = fileOf(database);
  return file === null
    ? `talkode-issuer.${name}`
    : path.join(path.dirname(file), `${path.parse(file).name}.${name}`);
}
