/** The text in bytes that come piece by piece: UTF-8, whole, and nothing else. */
import { ContainerError } from './container-error.ts';

/** Rejects with ContainerError. A byte order mark is left out. */
export async function* utf8Text(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (part?: Uint8Array): string => {
    try {
      return decoder.decode(part, { stream: part !== undefined });
    } catch {
      throw new ContainerError(null, 'expected UTF-8, got bytes that are none');
    }
  };
  for await (const part of bytes) yield decode(part);
  yield decode();
}
