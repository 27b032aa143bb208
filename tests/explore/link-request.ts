/** Requests on the core's serial line, sent and answered at once: how roots are provisioned and settings read back. */
import { decodeFrame, encodeFrame } from '../../host-tools/link/framing.ts';
import { decodeResponse, encodeRequest } from '../../host-tools/link/messages.ts';
import {
  FLAGS,
  MESSAGES,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import { shortlyHex } from './shown-bytes.ts';
import type { World } from './world.ts';

export interface PreparedRequest<N extends MessageName> {
  name: N;
  bytes: Uint8Array;
}

let sequence = 0;

export function prepareRequest<N extends MessageName>(
  name: N,
  fields: Messages[N]['request'],
): PreparedRequest<N> {
  sequence = (sequence + 1) & 0xff;
  const payload = encodeRequest(name, fields);
  return { name, bytes: encodeFrame({ flags: 0, sequence, type: MESSAGES[name].id, payload }) };
}

/** Throws an Error that names the request when the token refuses it or is silent. */
export function ask<N extends MessageName>(
  world: World,
  request: PreparedRequest<N>,
): Messages[N]['response'] {
  const answer = world.exchange(request.bytes);
  const frame = decodeFrame(answer.subarray(0, Math.max(0, answer.length - 1)));
  if (frame === null) throw new Error(`${request.name}: expected one frame, got ${shortlyHex(answer)}`);
  if ((frame.flags & FLAGS.error) !== 0)
    throw new Error(`${request.name}: refused with error ${frame.payload[0]}`);
  return decodeResponse(request.name, frame.payload);
}
