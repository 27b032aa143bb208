/** A process that owns a database file and commits one person after the other, until it is killed. `node --import tsx sqlite-process.ts FILE` */
import { openSqliteStore } from '../../../host-tools/issuer/adapters/sqlite/sqlite-store.ts';
import { person } from './sample-rows.ts';

const store = await openSqliteStore(process.argv[2] ?? '');
for (let number = 0; ; number += 1) {
  await store.transaction(({ people }) => people.insert(person(`p${number}`)));
  process.stdout.write(`${number}\n`);
  // Lets the line leave before the next commit.
  await new Promise((resolve) => setImmediate(resolve));
}
