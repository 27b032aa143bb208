/** Carries out `talkode pskc import`. */
import { nodeContainerCrypto } from '../../host-tools/key-container/container-crypto-node.ts';
import { ContainerError, UnsealedContainer } from '../../host-tools/key-container/container-error.ts';
import type { KeyPackage } from '../../host-tools/key-container/key-package.ts';
import { readContainer, type ContainerSummary } from '../../host-tools/key-container/read-container.ts';
import { utf8Text } from '../../host-tools/key-container/utf8-text.ts';
import { counted, onOneLine } from '../../simulator/text/shown.ts';
import { requireWritable } from '../files/files.ts';
import { given, requireOwnFiles } from '../files/named-files.ts';
import { inputChunks } from '../files/read-file.ts';
import { inputName } from '../files/standard-streams.ts';
import { readTransportKey } from '../files/transport-key-file.ts';
import { CommandFailure, UsageError } from '../messages/failures.ts';
import { remark } from '../messages/remarks.ts';
import { JsonOutput } from '../output/json-output.ts';
import type { ImportOptions } from './import-options.ts';
import { writeWhole } from './private-output.ts';
import { tokenLine } from './token-lines.ts';

/** Gives each key to `take`; none of them counts before this has ended. */
async function readAll(options: ImportOptions, take: (key: KeyPackage) => void): Promise<ContainerSummary> {
  const { container, key, unsealed } = options;
  const transportKey = readTransportKey('--key', key);
  const text = utf8Text(inputChunks('--container', container));
  const seal = unsealed ? 'optional' : 'required';
  const keys = readContainer(text, { transportKey, crypto: nodeContainerCrypto, seal });
  try {
    for (;;) {
      const next = await keys.next();
      if (next.done) return next.value;
      take(next.value);
      next.value.secret.fill(0);
    }
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error;
    const advice = error instanceof UnsealedContainer ? '; --unsealed takes it all the same' : '';
    const place = onOneLine(inputName(container));
    throw new CommandFailure(`${place}:${error.position ? '' : ' '}${error.message}${advice}`);
  } finally {
    transportKey.fill(0);
  }
}

async function carryOut(
  options: ImportOptions,
): Promise<{ summary: ContainerSummary; serialNumbers: string[] }> {
  const { container, key, tokens, check } = options;
  if ((tokens === null) !== check)
    throw new UsageError(
      check
        ? '--check: it writes nothing; leave --tokens out'
        : '--tokens: expected a file for the tokens, or --check, got neither',
    );
  requireOwnFiles([
    ...given('read', { '--container': container, '--key': key }),
    ...given('replaced', { '--tokens': tokens }),
  ]);
  const serialNumbers: string[] = [];
  if (tokens === null) {
    const summary = await readAll(options, ({ serialNumber }) => serialNumbers.push(serialNumber));
    return { summary, serialNumbers };
  }
  requireWritable('--tokens', tokens);
  const summary = await writeWhole('--tokens', tokens, (put) =>
    readAll(options, (each) => put(tokenLine(each))),
  );
  return { summary, serialNumbers };
}

export async function importTokens(options: ImportOptions): Promise<void> {
  const json = new JsonOutput(options.json);
  const { container, tokens, check } = options;
  try {
    const { summary, serialNumbers } = await carryOut(options);
    const { keyName, count, isSealed } = summary;
    if (!isSealed)
      remark(
        'pskc import',
        'the container has no seal: nothing but its secrets is known to be as it was written',
      );
    if (options.json) json.print({ keyName, count, isSealed, ...(check ? { serialNumbers } : { tokens }) });
    else {
      const sealed = isSealed ? 'sealed' : 'without a seal';
      console.log(`${onOneLine(inputName(container))}: ${counted(count, 'key')}, ${sealed}`);
      for (const each of serialNumbers) console.log(each);
    }
  } catch (error) {
    json.printFailure(error);
    throw error;
  }
}
