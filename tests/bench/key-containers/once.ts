/** Writes or reads one large key container in a process of its own, and prints how long that took and how much memory. */
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import {
  nodeContainerCrypto,
  pooledRandomBytes,
} from '../../../host-tools/key-container/container-crypto-node.ts';
import type { KeyPackage } from '../../../host-tools/key-container/key-package.ts';
import { readContainer } from '../../../host-tools/key-container/read-container.ts';
import { utf8Text } from '../../../host-tools/key-container/utf8-text.ts';
import { writeContainer } from '../../../host-tools/key-container/write-container.ts';
import { completeParameters } from '../../../host-tools/token/published-token.ts';

export interface Once {
  ms: number;
  peakBytes: number;
}

const TRANSPORT_KEY = new Uint8Array(32).fill(7);
const FIRST_SERIAL_NUMBER = 900_000_000_000;

function* keys(count: number): Generator<KeyPackage, void, undefined> {
  for (let i = 0; i < count; i += 1) {
    const serialNumber = String(FIRST_SERIAL_NUMBER + i);
    yield {
      ...completeParameters({ serialNumber }),
      ...{ keyId: serialNumber, driftSteps: i % 3, manufacturer: null, model: null },
      ...{ startUnixSeconds: null, expiryUnixSeconds: null },
    };
  }
}

async function write(file: string, count: number): Promise<void> {
  const options = { transportKey: TRANSPORT_KEY, keyName: 'bench', crypto: nodeContainerCrypto };
  const descriptor = openSync(file, 'w');
  const parts = writeContainer(keys(count), { ...options, randomBytes: pooledRandomBytes() });
  for await (const text of parts) writeSync(descriptor, text);
  closeSync(descriptor);
}

async function read(file: string, count: number): Promise<void> {
  const options = { transportKey: TRANSPORT_KEY, crypto: nodeContainerCrypto, seal: 'required' as const };
  let seen = 0;
  for await (const { serialNumber } of readContainer(utf8Text(createReadStream(file)), options)) {
    if (Number(serialNumber) !== FIRST_SERIAL_NUMBER + seen) throw new Error(`${serialNumber} out of order`);
    seen += 1;
  }
  if (seen !== count) throw new Error(`expected ${count} keys, got ${seen}: the time would mean nothing`);
}

const [, , act, file = '', count = ''] = process.argv;
const start = performance.now();
await (act === 'write' ? write : read)(file, Number(count));
const once: Once = { ms: performance.now() - start, peakBytes: process.resourceUsage().maxRSS * 1024 };
console.log(JSON.stringify(once));
