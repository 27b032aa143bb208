/** The smallest token: answers `identify` and `compute-hmac` on any pair of byte streams, for suites about carriers. */
import { encodeFrame, FrameDecoder } from '../../host-tools/link/framing.ts';
import { decodeRequest } from '../../host-tools/link/messages.ts';
import { MESSAGES, type Messages } from '../../host-tools/link/protocol.generated.ts';
import { answer } from './scripted-transport.ts';

export const IDENTITY: Messages['identify']['response'] = {
  linkVersion: 1,
  abiVersion: 1,
  model: 1,
  developmentImage: 1,
  lifeCycleState: 2,
  clockState: 1,
  fault: 0,
  versionMajor: 0,
  versionMinor: 1,
  versionPatch: 0,
  algorithm: 2,
  digits: 7,
  timeStepSeconds: 60,
  t0UnixSeconds: 0n,
  serialNumber: '900000000012',
};

export const ASK_IDENTITY = { minimumVersion: 1, maximumVersion: 1 };

/** Takes the bytes that a host sent; `write` carries those of the answers. `compute-hmac` gives back what it got. */
export function answering(write: (bytes: Uint8Array) => void): (bytes: Uint8Array) => void {
  const decoder = new FrameDecoder();
  return (bytes) => {
    for (const request of decoder.push(bytes)) {
      if (request.type === MESSAGES.identify.id) write(encodeFrame(answer(request, 'identify', IDENTITY)));
      if (request.type !== MESSAGES['compute-hmac'].id) continue;
      const { keyAndMessage } = decodeRequest('compute-hmac', request.payload);
      write(encodeFrame(answer(request, 'compute-hmac', { tag: keyAndMessage })));
    }
  };
}
