/** The issuer's store on any database that kysely speaks with: transactions, and a set of repositories for each. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type { Rows, Store } from '../../domain/ports/store.ts';
import type { Differences } from './schema/differences.ts';
import { browsersOn } from './repositories/browsers.ts';
import { changesOn } from './repositories/changes.ts';
import { devicesOn } from './repositories/devices.ts';
import { eventsOn } from './repositories/events.ts';
import { lettersOn } from './repositories/letters.ts';
import { noticesOn } from './repositories/notices.ts';
import { ordersOn } from './repositories/orders.ts';
import { ownRowsOn } from './repositories/own-rows.ts';
import { peopleOn } from './repositories/people.ts';
import { requestsOn } from './repositories/requests.ts';
import { serviceLoginsOn } from './repositories/service-logins.ts';
import { sessionsOn } from './repositories/sessions.ts';
import { sourcesOn } from './repositories/sources.ts';
import type { Tables } from './schema/tables.ts';

/** Carries work out again as often as the database asks for it. */
export type Repeating = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Does not connect, nor migrate. */
export function kyselyStore(db: Kysely<Tables>, differences: Differences, repeating: Repeating): Store {
  const outside = rowsOn(db, differences);
  // With one connection, a transaction that waits for another of its own making would wait for ever.
  const current = new AsyncLocalStorage<{ isOpen: boolean }>();
  const refuseWithin = (): void => {
    if (current.getStore()?.isOpen === true)
      throw new Error(
        'store: expected what a transaction was handed to be used within it, got the store itself',
      );
  };
  return {
    async transaction(work) {
      refuseWithin();
      const scope = { isOpen: true };
      try {
        return await current.run(scope, () =>
          repeating(() => db.transaction().execute((transaction) => work(rowsOn(transaction, differences)))),
        );
      } finally {
        scope.isOpen = false;
      }
    },
    async read(work) {
      refuseWithin();
      return work(outside);
    },
    close: () => db.destroy(),
  };
}

function rowsOn(db: Kysely<Tables>, { lockedRows }: Differences): Rows {
  return {
    people: peopleOn(db),
    devices: devicesOn(db, lockedRows),
    orders: ordersOn(db),
    letters: lettersOn(db),
    browsers: browsersOn(db),
    sessions: sessionsOn(db),
    changes: changesOn(db),
    events: eventsOn(db),
    notices: noticesOn(db, lockedRows),
    requests: requestsOn(db),
    sources: sourcesOn(db),
    serviceLogins: serviceLoginsOn(db),
    own: ownRowsOn(db),
  };
}
