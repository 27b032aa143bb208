/** What every store owes to browsers, sessions, waiting changes, the tries of sources and logins at services. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ServiceLoginRow } from '../../../../host-tools/issuer/domain/records/service-login.ts';
import type { OpenStore } from '../open-store.ts';
import { browser, change, NOW, person, session } from '../sample-rows.ts';

export function loginsContract(open: () => OpenStore): void {
  beforeEach(async () => {
    await open().store.transaction(({ people }) => people.insert(person('anna')));
    await open().store.transaction(({ people }) => people.insert(person('bo')));
  });

  describe('browsers', () => {
    test('are put, overwritten whole, listed and forgotten, each person’s apart', async () => {
      const { store } = open();
      const known = browser('b1', { isKnown: true, strangerCodesSpent: 3, lastSeenUnixSeconds: NOW + 5 });
      await store.transaction(async ({ browsers }) => {
        await browsers.put(browser('b1', { consecutiveErrors: 2 }));
        await browsers.put(known);
        await browsers.put(browser('b2'));
        await browsers.put(browser('b1', { personId: 'bo' }));
      });
      expect(await store.read(({ browsers }) => browsers.find('anna', 'b1'))).toEqual(known);
      expect(await store.read(({ browsers }) => browsers.find('anna', 'b3'))).toBeNull();
      expect(await store.read(({ browsers }) => browsers.ofPerson('anna'))).toEqual([known, browser('b2')]);
      await store.transaction(({ browsers }) => browsers.forget('anna', 'b1'));
      expect(await store.read(({ browsers }) => browsers.ofPerson('anna'))).toEqual([browser('b2')]);
      expect(await store.read(({ browsers }) => browsers.find('bo', 'b1'))).not.toBeNull();
    });

    test('count an error once, of 32 tries that saw the same count', async () => {
      const { store } = open();
      await store.transaction(({ browsers }) => browsers.put(browser('b1', { consecutiveErrors: 2 })));
      const seen = { personId: 'anna', browserId: 'b1', consecutiveErrors: 2 };
      const counted = await Promise.all(
        Array.from({ length: 32 }, () =>
          store.transaction(({ browsers }) => browsers.countError(seen, NOW + 7)),
        ),
      );
      expect(counted.filter(Boolean)).toHaveLength(1);
      const found = await store.read(({ browsers }) => browsers.find('anna', 'b1'));
      expect(found).toEqual(browser('b1', { consecutiveErrors: 3, lastErrorUnixSeconds: NOW + 7 }));
      const nobody = { personId: 'anna', browserId: 'b2', consecutiveErrors: 0 };
      expect(await store.transaction(({ browsers }) => browsers.countError(nobody, NOW))).toBe(false);
    });
  });

  describe('sessions', () => {
    test('are found until they end', async () => {
      const { store } = open();
      const find = (hash: string, unixSeconds: number): Promise<unknown> =>
        store.read(({ sessions }) => sessions.find(hash, unixSeconds));
      await store.transaction(async ({ sessions }) => {
        for (const hash of ['a', 'b', 'c']) await sessions.insert(session(hash));
        await sessions.insert(session('d', { personId: 'bo', endsAtUnixSeconds: NOW + 5 }));
      });
      expect(await find('a', NOW + 899)).toEqual(session('a'));
      expect(await find('a', NOW + 900)).toBeNull();
      await store.transaction(({ sessions }) => sessions.end('a'));
      expect(await find('a', NOW)).toBeNull();
      expect(await store.transaction(({ sessions }) => sessions.removeEnded(NOW + 4))).toBe(0);
      expect(await store.transaction(({ sessions }) => sessions.removeEnded(NOW + 5))).toBe(1);
      expect(await find('d', NOW)).toBeNull();
      await store.transaction(({ sessions }) => sessions.endAllOf('anna'));
      expect(await find('b', NOW)).toBeNull();
    });
  });

  describe('waiting changes', () => {
    test('fall due, are told of, and are settled once', async () => {
      const { store } = open();
      await store.transaction(async ({ changes }) => {
        await changes.insert(change('a', { askedAtUnixSeconds: NOW - 1 }));
        await changes.insert(change('b', { field: 'password', value: null, dueAtUnixSeconds: NOW + 60 }));
        await changes.insert(change('c', { personId: 'bo', dueAtUnixSeconds: NOW + 70 }));
      });
      const ids = (rows: readonly { changeId: string }[]): readonly string[] =>
        rows.map((row) => row.changeId);
      const due = async (at: number, limit = 9): Promise<readonly string[]> =>
        ids(await store.read(({ changes }) => changes.due(at, limit)));
      expect(ids(await store.read(({ changes }) => changes.waitingOf('anna')))).toEqual(['b', 'a']);
      expect(await due(NOW + 59)).toEqual([]);
      expect(await due(NOW + 3600)).toEqual(['b', 'c', 'a']);
      expect(await due(NOW + 3600, 2)).toEqual(['b', 'c']);
      await store.transaction(({ changes }) => changes.markTold('b'));
      expect(await store.read(({ changes }) => changes.byCancelHash('hash of b'))).toEqual(
        change('b', { field: 'password', value: null, dueAtUnixSeconds: NOW + 60, wasToldAtLogin: true }),
      );
      expect(await store.read(({ changes }) => changes.byCancelHash('hash of z'))).toBeNull();
      const settled = await Promise.all([
        store.transaction(({ changes }) => changes.settle('b', 'done')),
        store.transaction(({ changes }) => changes.settle('b', 'cancelled')),
      ]);
      expect(settled.filter(Boolean)).toHaveLength(1);
      expect(ids(await store.read(({ changes }) => changes.waitingOf('anna')))).toEqual(['a']);
      expect(await due(NOW + 3600)).toEqual(['c', 'a']);
      expect(ids(await store.read(({ changes }) => changes.ofPerson('anna')))).toEqual(['b', 'a']);
    });
  });

  describe('sources', () => {
    test('spend no more than the maximum of a window, of 64 tries at once', async () => {
      const { store } = open();
      const spend = (source: string, purpose: string, windowStart: number, maximum = 7): Promise<boolean> =>
        store.transaction(({ sources }) => sources.spend(source, purpose, windowStart, maximum));
      const spent = await Promise.all(Array.from({ length: 64 }, () => spend('2001:db8::/48', 'login', NOW)));
      expect(spent.filter(Boolean)).toHaveLength(7);
      expect(await spend('2001:db8:1::/48', 'login', NOW)).toBe(true);
      expect(await spend('2001:db8::/48', 'activation', NOW)).toBe(true);
      expect(await spend('2001:db8::/48', 'login', NOW + 600)).toBe(true);
      expect(await spend('2001:db8::/48', 'letter', NOW, 0)).toBe(false);
      expect(await store.transaction(({ sources }) => sources.removeBefore(NOW))).toBe(0);
      expect(await store.transaction(({ sources }) => sources.removeBefore(NOW + 1))).toBe(3);
      expect(await spend('2001:db8::/48', 'login', NOW)).toBe(true);
    });
  });

  describe('logins at services', () => {
    const row: ServiceLoginRow = {
      kind: 'AuthorizationCode',
      nameHash: 'a',
      personId: 'anna',
      grantHash: 'grant',
      secondNameHash: null,
      sealedContent: 'sealed',
      endsAtUnixSeconds: NOW + 60,
      usedAtUnixSeconds: null,
    };
    test('are put, overwritten, found until they end, by either name, and removed with their grant', async () => {
      const { store } = open();
      const find = (kind: string, name: string, at = NOW): Promise<unknown> =>
        store.read(({ serviceLogins }) => serviceLogins.find(kind, name, at));
      const stays = { ...row, nameHash: 'b', grantHash: null, personId: null, endsAtUnixSeconds: null };
      const named = { ...row, kind: 'Session', secondNameHash: 'second' };
      await store.transaction(async ({ serviceLogins }) => {
        for (const each of [row, stays, named, { ...row, sealedContent: 'anew' }])
          await serviceLogins.put(each);
      });
      expect(await find('AuthorizationCode', 'a')).toEqual({ ...row, sealedContent: 'anew' });
      expect(await find('AuthorizationCode', 'a', NOW + 60)).toBeNull();
      expect(await find('AccessToken', 'a')).toBeNull();
      expect(await find('AuthorizationCode', 'b', NOW + 1e9)).toEqual(stays);
      const second = (kind: string): Promise<unknown> =>
        store.read(({ serviceLogins }) => serviceLogins.findBySecondName(kind, 'second', NOW));
      expect(await second('Session')).toEqual(named);
      expect(await second('Interaction')).toBeNull();
      await store.transaction(({ serviceLogins }) => serviceLogins.remove('Session', 'a'));
      expect(await second('Session')).toBeNull();
      await store.transaction(({ serviceLogins }) => serviceLogins.removeGrant('grant'));
      expect(await find('AuthorizationCode', 'a')).toBeNull();
      await store.transaction(({ serviceLogins }) => serviceLogins.put(row));
      expect(await store.transaction(({ serviceLogins }) => serviceLogins.removeEnded(NOW + 60))).toBe(1);
      expect(await find('AuthorizationCode', 'b')).toEqual(stays);
    });

    test('a code is used once, of 32 that try', async () => {
      const { store } = open();
      await store.transaction(({ serviceLogins }) => serviceLogins.put(row));
      const used = await Promise.all(
        Array.from({ length: 32 }, () =>
          store.transaction(({ serviceLogins }) => serviceLogins.use(row.kind, row.nameHash, NOW + 1)),
        ),
      );
      expect(used.filter(Boolean)).toHaveLength(1);
      const found = await store.read(({ serviceLogins }) => serviceLogins.find(row.kind, row.nameHash, NOW));
      expect(found).toEqual({ ...row, usedAtUnixSeconds: NOW + 1 });
    });
  });
}
