/** A device of the story, as a factory would hand it over: a fresh secret in a key container, and the key to that. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Delivered } from '../issuer/main.ts';
import { nodeContainerCrypto } from '../key-container/container-crypto-node.ts';
import { TRANSPORT_KEY_BYTES } from '../key-container/container-crypto.ts';
import { writeContainer } from '../key-container/write-container.ts';
import type { HandedOver } from '../token/handed-over.ts';
import { DEFAULT_PARAMETERS } from '../token/published-token.ts';
import { withCheckDigit } from '../token/serial-number.ts';

export const STORY_MODELS = ['code-display', 'code-reader'] as const;
export type StoryModel = (typeof STORY_MODELS)[number];

/** Product 90 is practice; batches 001 and 002 are what the pages make themselves. */
const SERIAL_NUMBER_PREFIXES: Readonly<Record<StoryModel, string>> = {
  'code-display': '90003',
  'code-reader': '90004',
};
const UNITS = 1_000_000;
/** RFC 4226 section 4, R6 recommends 160 bits. */
const SECRET_BYTES = 20;

export function randomDevice(model: StoryModel): HandedOver {
  const unit = String(randomInt(UNITS)).padStart(6, '0');
  return {
    serialNumber: withCheckDigit(SERIAL_NUMBER_PREFIXES[model] + unit),
    secret: randomBytes(SECRET_BYTES),
  };
}

export function inContainer(
  { serialNumber, secret }: HandedOver,
  model: StoryModel,
  madeUnixSeconds: number,
): Delivered {
  const transportKey = randomBytes(TRANSPORT_KEY_BYTES);
  const key = {
    ...DEFAULT_PARAMETERS,
    serialNumber,
    keyId: serialNumber,
    secret,
    driftSteps: 0,
    manufacturer: null,
    model,
    startUnixSeconds: madeUnixSeconds,
    expiryUnixSeconds: null,
  };
  const options = {
    transportKey: Uint8Array.from(transportKey),
    keyName: 'story',
    crypto: nodeContainerCrypto,
    randomBytes,
  };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    for await (const text of writeContainer([key], options)) yield encoder.encode(text);
  }
  return { container: bytes(), transportKey };
}
