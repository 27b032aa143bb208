/** Everything that a store owes to the issuer's steps, asked of any store in the same way. */
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { OpenStore } from '../open-store.ts';
import { devicesContract } from './devices.ts';
import { eventsAndNoticesContract } from './events-and-notices.ts';
import { loginsContract } from './logins.ts';
import { ordersAndLettersContract } from './orders-and-letters.ts';
import { peopleContract } from './people.ts';
import { refusalsContract } from './refusals.ts';
import { transactionsContract } from './transactions.ts';

/** Within a `describe`: one store for all, emptied before each test. */
export function storeContract(openStore: () => Promise<OpenStore>): void {
  let opened: OpenStore | undefined;
  const open = (): OpenStore => opened!;

  beforeAll(async () => {
    opened = await openStore();
  });
  beforeEach(() => open().clear());
  afterAll(() => opened?.store.close());

  transactionsContract(open);
  refusalsContract(open);
  peopleContract(open);
  devicesContract(open);
  ordersAndLettersContract(open);
  describe('of a person', () => {
    loginsContract(open);
  });
  describe('about a person', () => {
    eventsAndNoticesContract(open);
  });
}
