/** What every store owes to people, their user IDs, proofs and temporary passwords. */
import { describe, expect, test } from 'vitest';
import type { RequestRow } from '../../../../host-tools/issuer/domain/records/request.ts';
import type { OpenStore } from '../open-store.ts';
import { NOW, person } from '../sample-rows.ts';

export function peopleContract(open: () => OpenStore): void {
  describe('people', () => {
    test('come back as they were stored', async () => {
      const { store } = open();
      const anna = person('anna', { phone: '+4512345678', phoneSinceUnixSeconds: NOW, wantsPaper: true });
      expect(await store.transaction((rows) => rows.people.insert(anna))).toBe(true);
      expect(await store.read((rows) => rows.people.byId('anna'))).toEqual(anna);
      expect(await store.read((rows) => rows.people.byUserId('user-anna'))).toEqual(anna);
      expect(await store.read((rows) => rows.people.byId('bo'))).toBeNull();
      expect(await store.read((rows) => rows.people.byUserId('user-bo'))).toBeNull();
    });

    test('are changed in part, by the columns named', async () => {
      const { store } = open();
      const anna = person('anna');
      await store.transaction((rows) => rows.people.insert(anna));
      const changes = { email: null, keepsServiceNames: true, state: 'blocked' } as const;
      expect(await store.transaction((rows) => rows.people.update('anna', changes))).toBe(true);
      expect(await store.transaction((rows) => rows.people.update('anna', {}))).toBe(true);
      expect(await store.read((rows) => rows.people.byId('anna'))).toEqual({ ...anna, ...changes });
      await expect(store.transaction((rows) => rows.people.update('bo', { name: 'Bo' }))).rejects.toThrow(
        /people: expected/,
      );
    });

    test('never share a user ID, nor get one that was another person’s', async () => {
      const { store } = open();
      await store.transaction(async (rows) => {
        expect(await rows.people.insert(person('anna', { userId: 'anna' }))).toBe(true);
        expect(await rows.people.insert(person('bo', { userId: 'anna' }))).toBe(false);
        expect(await rows.people.insert(person('bo', { userId: 'bo' }))).toBe(true);
        expect(await rows.people.update('bo', { userId: 'anna', name: 'x' })).toBe(false);
        expect(await rows.people.update('anna', { userId: 'anna-2' })).toBe(true);
        const reserved = { userId: 'anna', personId: 'anna', sinceUnixSeconds: NOW };
        await rows.people.reserveUserId(reserved);
        expect(await rows.people.update('bo', { userId: 'anna' })).toBe(false);
        expect(await rows.people.insert(person('carl', { userId: 'anna' }))).toBe(false);
        expect(await rows.people.byUserId('anna')).toBeNull();
        expect((await rows.people.byId('bo'))?.name).not.toBe('x');
        expect(await rows.people.update('anna', { userId: 'anna' })).toBe(true);
        expect((await rows.people.byUserId('anna'))?.personId).toBe('anna');
      });
      const another = { userId: 'anna', personId: 'bo', sinceUnixSeconds: NOW };
      await expect(store.transaction((rows) => rows.people.reserveUserId(another))).rejects.toThrow(
        /user_ids: expected/,
      );
    });

    test('of 32 who ask for one user ID at once, one gets it', async () => {
      const { store } = open();
      const got = await Promise.all(
        Array.from({ length: 32 }, (_, index) =>
          store.transaction((rows) => rows.people.insert(person(`p${index}`, { userId: 'wanted' }))),
        ),
      );
      expect(got.filter(Boolean)).toHaveLength(1);
      const owner = await store.read((rows) => rows.people.byUserId('wanted'));
      expect(owner?.personId).toBe(`p${got.indexOf(true)}`);
    });

    test('keep their proofs of identity, the newest first', async () => {
      const { store } = open();
      const proof = { personId: 'anna', kind: 'passport', numberPseudonym: 'ff', authority: 'town' } as const;
      const older = { ...proof, proofId: 'a', provedAtUnixSeconds: NOW };
      const newer = { ...proof, proofId: 'b', provedAtUnixSeconds: NOW + 1 };
      await store.transaction(async (rows) => {
        await rows.people.insert(person('anna'));
        await rows.people.insertProof(older);
        await rows.people.insertProof(newer);
      });
      expect(await store.read((rows) => rows.people.proofsOf('anna'))).toEqual([newer, older]);
    });

    test('whose user ID was kept for them before they were there take it over', async () => {
      const { store } = open();
      const kept = { userId: 'kept', personId: 'former x', sinceUnixSeconds: NOW };
      expect(await store.transaction((rows) => rows.people.reserveFreeUserId(kept))).toBe(true);
      const another = { ...kept, personId: 'former y' };
      expect(await store.transaction((rows) => rows.people.reserveFreeUserId(another))).toBe(false);
      const anna = person('anna', { userId: 'kept' });
      expect(await store.transaction((rows) => rows.people.insert(anna))).toBe(false);
      await store.transaction(async (rows) => {
        await rows.people.takeOverUserIds('former x', 'anna');
        expect(await rows.people.insert(anna)).toBe(true);
      });
    });

    test('have a personal number each: the database refuses a second identity of one', async () => {
      const { store } = open();
      const proof = { kind: 'personal-number', numberPseudonym: 'ff', authority: 'town' } as const;
      const at = { provedAtUnixSeconds: NOW };
      await store.transaction(async (rows) => {
        await rows.people.insert(person('anna'));
        await rows.people.insert(person('bo'));
        await rows.people.insertProof({ ...proof, ...at, personId: 'anna', proofId: 'a' });
      });
      expect(await store.read((rows) => rows.people.idByProof('personal-number', 'ff'))).toBe('anna');
      expect(await store.read((rows) => rows.people.idByProof('passport', 'ff'))).toBeNull();
      const second = { ...proof, ...at, personId: 'bo', proofId: 'b' };
      await expect(store.transaction((rows) => rows.people.insertProof(second))).rejects.toThrow();
    });

    test('have requests, which are answered once', async () => {
      const { store } = open();
      const request: RequestRow = {
        requestId: 'r',
        personId: 'anna',
        kind: 'access',
        channel: 'letter',
        wish: 'alt',
        state: 'open',
        reason: null,
        answeredAtUnixSeconds: null,
        receivedAtUnixSeconds: NOW,
        dueAtUnixSeconds: NOW + 9,
      };
      await store.transaction(async (rows) => {
        await rows.people.insert(person('anna'));
        await rows.requests.insert(request);
      });
      const answer = (): Promise<boolean> =>
        store.transaction((rows) => rows.requests.answer('r', 'granted', 'ja', NOW + 1));
      expect(await store.read((rows) => rows.requests.open(9))).toEqual([request]);
      expect(await answer()).toBe(true);
      expect(await answer()).toBe(false);
      expect(await store.read((rows) => rows.requests.byId('r'))).toEqual({
        ...request,
        state: 'granted',
        reason: 'ja',
        answeredAtUnixSeconds: NOW + 1,
      });
      expect(await store.read((rows) => rows.requests.open(9))).toEqual([]);
    });

    test('have one temporary password or none', async () => {
      const { store } = open();
      const row = { personId: 'anna', passwordHash: 'h', validUntilUnixSeconds: NOW };
      const set = (value: typeof row | null): Promise<void> =>
        store.transaction((rows) => rows.people.setTemporaryPassword('anna', value));
      const get = (): Promise<unknown> => store.read((rows) => rows.people.temporaryPassword('anna'));
      await store.transaction((rows) => rows.people.insert(person('anna')));
      expect(await get()).toBeNull();
      await set(row);
      await set({ ...row, validUntilUnixSeconds: NOW + 2 });
      expect(await get()).toEqual({ ...row, validUntilUnixSeconds: NOW + 2 });
      await set(null);
      expect(await get()).toBeNull();
      await expect(set({ ...row, personId: 'bo' })).rejects.toThrow(/temporary_passwords: expected/);
    });
  });
}
