/** The store in one SQLite database against the contract of all stores. */
import { describe } from 'vitest';
import { storeContract } from './contract/store-contract.ts';
import { openSqlite } from './open-store.ts';

describe('on SQLite', () => {
  storeContract(openSqlite);
});
