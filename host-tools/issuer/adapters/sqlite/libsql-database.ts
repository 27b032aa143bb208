/** Opens a database file by libsql, in the form in which kysely speaks with better-sqlite3. */
import { closeSync, openSync } from 'node:fs';
import type { SqliteDatabase } from 'kysely';
import Database from 'libsql';
import { requireBindable } from '../database/bound-values.ts';

/** A database that lives as long as it is open. */
export const IN_MEMORY = ':memory:';

/**
 * Makes the file, for its owner alone, when there is none. The lock is taken at once and held until `close`.
 *
 * @throws Error when another process, or this one, has it open.
 */
export function openLibsql(file: string): SqliteDatabase {
  // SQLite gives the write-ahead log the file's own rights.
  if (file !== IN_MEMORY) closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file);
  try {
    configure(database);
  } catch (error) {
    database.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(`${file}: expected a database that nobody has open, it is in use by another process`, {
      cause: error,
    });
  }
  return {
    close: () => {
      release(database);
    },
    prepare: (text) => statement(database.prepare(text)),
  };
}

/**
 * One process owns the file: libsql 0.5 has SQLite 3.45, in which two connections that write and checkpoint can lose what
 * was committed (libsql issue 2271). The lock has to be exclusive before the journal becomes a write-ahead log
 * (https://sqlite.org/wal.html#noshm).
 */
function configure(database: Database.Database): void {
  for (const pragma of [
    'busy_timeout = 0',
    'locking_mode = exclusive',
    'journal_mode = wal',
    'synchronous = full',
    'foreign_keys = on',
    // What is deleted about a person is overwritten, not only forgotten.
    'secure_delete = on',
  ])
    database.exec(`pragma ${pragma}`);
  database.exec('begin exclusive; commit');
}

/**
 * A statement that is not yet collected keeps libsql's connection, and with it the lock, beyond `close` (libsql-js issue 228);
 * leaving the write-ahead log gives the lock back now.
 */
function release(database: Database.Database): void {
  database.exec('pragma journal_mode = delete; pragma locking_mode = normal');
  database.prepare('select count(*) from sqlite_schema').all();
  database.close();
}

type PreparedStatement = ReturnType<SqliteDatabase['prepare']>;

function statement(prepared: Database.Statement): PreparedStatement {
  const bindable = (parameters: readonly unknown[]): unknown[] => {
    requireBindable(parameters);
    return [...parameters];
  };
  return {
    reader: prepared.reader,
    all: (parameters) => prepared.all(bindable(parameters)).map(withBuffers),
    run: (parameters) => prepared.run(bindable(parameters)),
    *iterate(parameters) {
      for (const row of prepared.iterate(bindable(parameters))) yield withBuffers(row);
    },
  };
}

/** libsql gives an ArrayBuffer where better-sqlite3 gives a Buffer. */
function withBuffers(row: unknown): unknown {
  const values = row as Record<string, unknown>;
  for (const [column, value] of Object.entries(values))
    if (value instanceof ArrayBuffer) values[column] = Buffer.from(value);
  return values;
}
