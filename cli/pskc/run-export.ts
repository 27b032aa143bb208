/** Carries out `talkode pskc export`. */
import {
  nodeContainerCrypto,
  pooledRandomBytes,
} from '../../host-tools/key-container/container-crypto-node.ts';
import { ContainerError } from '../../host-tools/key-container/container-error.ts';
import type { KeyPackage } from '../../host-tools/key-container/key-package.ts';
import { utf8Text } from '../../host-tools/key-container/utf8-text.ts';
import { writeContainer } from '../../host-tools/key-container/write-container.ts';
import { counted, onOneLine } from '../../simulator/text/shown.ts';
import { requireWritable } from '../files/files.ts';
import { given, requireOwnFiles } from '../files/named-files.ts';
import { inputChunks } from '../files/read-file.ts';
import { inputName } from '../files/standard-streams.ts';
import { readTransportKey } from '../files/transport-key-file.ts';
import { UsageError } from '../messages/failures.ts';
import { JsonOutput } from '../output/json-output.ts';
import type { ExportOptions } from './export-options.ts';
import { writeWhole } from './private-output.ts';
import { readTokenLines } from './token-lines.ts';

async function write({ tokens, container, key, keyName }: ExportOptions): Promise<number> {
  requireOwnFiles([
    ...given('read', { '--tokens': tokens, '--key': key }),
    ...given('replaced', { '--container': container }),
  ]);
  const transportKey = readTransportKey('--key', key);
  requireWritable('--container', container);
  const place = onOneLine(inputName(tokens));
  let count = 0;
  async function* keys(): AsyncGenerator<KeyPackage, void, undefined> {
    for await (const each of readTokenLines(place, utf8Text(inputChunks('--tokens', tokens)))) {
      yield each;
      count += 1;
    }
  }
  const options = { transportKey, keyName, crypto: nodeContainerCrypto, randomBytes: pooledRandomBytes() };
  try {
    await writeWhole('--container', container, async (put) => {
      for await (const text of writeContainer(keys(), options)) put(text);
    });
  } catch (error) {
    if (error instanceof ContainerError) throw new UsageError(`${place}: ${error.message}`);
    throw error;
  } finally {
    transportKey.fill(0);
  }
  return count;
}

export async function exportTokens(options: ExportOptions): Promise<void> {
  const json = new JsonOutput(options.json);
  const { container, keyName } = options;
  try {
    const count = await write(options);
    if (options.json) json.print({ container, keyName, count });
    else console.log(`${onOneLine(container)}: ${counted(count, 'key')} written`);
  } catch (error) {
    json.printFailure(error);
    throw error;
  }
}
