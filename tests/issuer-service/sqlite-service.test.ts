/** The service on SQLite: its races over HTTP, and what stands in its files. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { describe } from 'vitest';
import { RunningIssuers } from './running-issuers.ts';
import { serviceSuite } from './service-suite.ts';

/** The file and its journal as they lie; after the service has ended also a whole copy of what the database itself holds. */
function copies({ folder }: RunningIssuers): readonly (readonly [string, Uint8Array])[] {
  const file = path.join(folder, 'issuer.db');
  return ['', '-wal', '-shm']
    .filter((end) => existsSync(file + end))
    .map((end) => [`issuer.db${end}`, readFileSync(file + end)] as const);
}

function vacuumed(folder: string): Uint8Array {
  const backup = path.join(folder, 'backup.db');
  rmSync(backup, { force: true });
  const database = new Database(path.join(folder, 'issuer.db'));
  database.exec(`vacuum into '${backup}'`);
  database.close();
  const content = readFileSync(backup);
  rmSync(backup);
  return content;
}

describe('on SQLite', () => {
  let hasEnded = false;
  serviceSuite({
    open: () => RunningIssuers.open(1),
    backup: (issuers) => {
      const found = hasEnded ? [['backup.db', vacuumed(issuers.folder)] as const] : copies(issuers);
      hasEnded = true;
      return Promise.resolve(found);
    },
    plant: ({ folder }, value) => {
      const database = new Database(path.join(folder, 'issuer.db'));
      database.prepare('update orders set letter_form = ?').run(value);
      database.close();
      return Promise.resolve();
    },
  });
});
