/**
 * Requests that wait on the line when the power goes are gone with it: a token that comes back answers none of them.
 */
import { expect, test } from 'vitest';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { LINK_VERSION, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { TokenRig, PROVISION } from '../power-cut/token-rig.ts';

const frame = (
  name: 'provision' | 'identify' | 'read-battery',
  sequence: number,
  payload: Uint8Array,
): Uint8Array => encodeFrame({ flags: 0, sequence, type: MESSAGES[name].id, payload });

test('bytes queued before a power cut reach no token after it', () => {
  const rig = new TokenRig();
  const versions = { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION };
  const waiting = frame('identify', 201, encodeRequest('identify', versions));
  rig.storage.plan({ afterOperations: 0, failure: 'before', seed: 0 });
  // The second request waits while the first is stored; the power goes in the middle of that.
  const answers = rig.host.send(
    Buffer.concat([frame('provision', 200, encodeRequest('provision', PROVISION)), waiting]),
  );
  expect([answers, rig.storage.isPlanned]).toEqual([[], false]);

  rig.runner.powerOn();
  rig.clock.advance(60_000);
  expect(rig.host.answers).toEqual([]);
  // Nor is the next request taken for the end of what waited.
  expect(
    rig.host.send(frame('read-battery', 202, new Uint8Array(0))).map(({ sequence }) => sequence),
  ).toEqual([202]);

  // A token with its power answers both, one after the other.
  const both = rig.host.send(Buffer.concat([frame('read-battery', 203, new Uint8Array(0)), waiting]));
  expect(both.map(({ sequence }) => sequence)).toEqual([203, 201]);
});
