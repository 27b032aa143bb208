/** What every store owes to the event log and the outbox. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenStore } from '../open-store.ts';
import { event, notice, NOW, person } from '../sample-rows.ts';

export function eventsAndNoticesContract(open: () => OpenStore): void {
  beforeEach(async () => {
    await open().store.transaction(({ people }) => people.insert(person('anna')));
  });

  describe('events', () => {
    test('get rising numbers and come back newest first, page by page', async () => {
      const { store } = open();
      const given = ['registered', 'ordered', 'logged-in'].map((subject) => event({ subject }));
      await store.transaction(async ({ events }) => {
        for (const each of given) await events.insert(each);
      });
      const all = await store.read(({ events }) => events.ofPerson('anna', 10));
      expect(all.map(({ eventNumber: _, ...rest }) => rest)).toEqual([...given].reverse());
      const [third, second, first] = all.map(({ eventNumber }) => eventNumber);
      expect(third! > second! && second! > first!).toBe(true);
      expect(await store.read(({ events }) => events.ofPerson('anna', 2))).toEqual(all.slice(0, 2));
      expect(await store.read(({ events }) => events.ofPerson('anna', 2, second))).toEqual(all.slice(2));
    });

    test('since a time, of the kinds asked for', async () => {
      const { store } = open();
      await store.transaction(async ({ events }) => {
        await events.insert(event({ kind: 'login-failed', atUnixSeconds: NOW - 1 }));
        await events.insert(event({ kind: 'login-failed', atUnixSeconds: NOW }));
        await events.insert(event({ kind: 'logged-in', atUnixSeconds: NOW + 1 }));
        await events.insert(event({ kind: 'activated', atUnixSeconds: NOW + 2 }));
      });
      const kinds = ['login-failed', 'logged-in'] as const;
      const found = await store.read(({ events }) => events.since('anna', kinds, NOW));
      expect(found.map(({ kind, atUnixSeconds }) => [kind, atUnixSeconds])).toEqual([
        ['logged-in', NOW + 1],
        ['login-failed', NOW],
      ]);
      expect(await store.read(({ events }) => events.since('anna', [], NOW))).toEqual([]);
    });

    test('lose the end of their address, each once', async () => {
      const { store } = open();
      await store.transaction(async ({ events }) => {
        for (const [index, address] of ['192.0.2.7', null, '192.0.2.8', '192.0.2.9'].entries())
          await events.insert(event({ address, atUnixSeconds: NOW + index }));
      });
      const shorten = (before: number, limit: number): Promise<number> =>
        store.transaction(({ events }) =>
          events.shortenAddresses(before, (text) => `${text.slice(0, 8)}0/24`, limit),
        );
      expect(await shorten(NOW + 3, 1)).toBe(1);
      expect(await shorten(NOW + 3, 9)).toBe(1);
      expect(await shorten(NOW + 3, 9)).toBe(0);
      const left = await store.read(({ events }) => events.ofPerson('anna', 9));
      expect(left.map(({ address }) => address)).toEqual(['192.0.2.9', '192.0.2.0/24', null, '192.0.2.0/24']);
    });
  });

  describe('notices', () => {
    test('are each leased to one sender, of ten that ask at once, the oldest first', async () => {
      const { store } = open();
      await store.transaction(async ({ notices }) => {
        for (let index = 0; index < 20; index += 1)
          await notices.insert(notice(`n${index}`, { nextTryAtUnixSeconds: NOW - index }));
        await notices.insert(notice('later', { nextTryAtUnixSeconds: NOW + 1 }));
      });
      const lease = (limit: number, at = NOW): ReturnType<typeof askFor> => askFor(at, limit);
      const askFor = (at: number, limit: number): Promise<readonly string[]> =>
        store.transaction(async ({ notices }) =>
          (await notices.lease(at, at + 60, limit)).map(({ noticeId }) => noticeId),
        );
      expect(await lease(2)).toEqual(['n19', 'n18']);
      const leased = (await Promise.all(Array.from({ length: 10 }, () => lease(2)))).flat();
      expect(new Set(leased).size).toBe(leased.length);
      const rest = await lease(99);
      expect(new Set([...leased, ...rest]).size).toBe(18);
      expect(await lease(99)).toEqual([]);
      expect(await lease(99, NOW + 59)).toEqual(['later']);
      expect(await lease(99, NOW + 60)).toHaveLength(20);
    });

    test('are sent, tried again or given up', async () => {
      const { store } = open();
      await store.transaction(async ({ notices }) => {
        for (const id of ['a', 'b', 'c'])
          await notices.insert(notice(id, { createdAtUnixSeconds: NOW - id.charCodeAt(0) }));
        await notices.markSent('a', NOW + 1);
        await notices.markTried('b', NOW + 99);
        await notices.markFailed('c');
        // What is sent or given up stays so.
        await notices.markFailed('a');
        await notices.markTried('a', NOW);
        await notices.markSent('c', NOW);
      });
      const rows = await store.read(({ notices }) => notices.ofPerson('anna'));
      expect(rows).toEqual([
        notice('a', {
          createdAtUnixSeconds: NOW - 97,
          state: 'sent',
          attempts: 1,
          sentAtUnixSeconds: NOW + 1,
        }),
        notice('b', { createdAtUnixSeconds: NOW - 98, attempts: 1, nextTryAtUnixSeconds: NOW + 99 }),
        notice('c', { createdAtUnixSeconds: NOW - 99, state: 'failed', attempts: 1 }),
      ]);
    });
  });
}
