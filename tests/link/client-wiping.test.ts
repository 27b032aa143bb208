// The client's working copy of a request that holds a secret: overwritten as soon as its frame is made.
import { expect, test, vi } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import type * as Messages from '../../host-tools/link/messages.ts';
import { ALGORITHMS } from '../../host-tools/link/protocol.generated.ts';
import { ManualTimers } from './manual-timers.ts';
import { answer, ScriptedTransport } from './scripted-transport.ts';

const encoded = vi.hoisted(() => [] as Uint8Array[]);

vi.mock('../../host-tools/link/messages.ts', async (importOriginal) => {
  const messages = await importOriginal<typeof Messages>();
  return {
    ...messages,
    encodeRequest: (...request: Parameters<typeof messages.encodeRequest>) => {
      const payload = messages.encodeRequest(...request);
      encoded.push(payload);
      return payload;
    },
  };
});

test('a payload with a secret is overwritten once it is in its frame, before any answer', async () => {
  const secret = Uint8Array.from({ length: 20 }, (_, i) => 0xa0 + i);
  let sentSecret: Uint8Array | undefined;
  let leftover: number | undefined;
  const transport = new ScriptedTransport((request) => {
    sentSecret = request.payload.slice(-secret.length);
    leftover = encoded[0]!.filter((byte) => byte !== 0).length;
    return [answer(request, 'provision', {})];
  });
  const client = new LinkClient(transport, { timers: new ManualTimers() });
  await client.request('provision', {
    serialNumber: '900000000012',
    algorithm: ALGORITHMS.SHA1,
    digits: 6,
    timeStepSeconds: 30,
    t0UnixSeconds: 0n,
    secret,
  });
  expect(sentSecret).toEqual(secret);
  expect([encoded.length, leftover]).toEqual([1, 0]);
});
