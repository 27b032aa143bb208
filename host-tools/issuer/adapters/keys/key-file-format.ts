/** The key file's text: JSON with every key in base64. */
import { randomBytes } from 'node:crypto';
import { type IssuerKeys, KEY_BYTES, keyOf } from './issuer-keys.ts';

const FORMAT = 1;

/** Fresh keys, as the text of a file. */
export function newKeyText(): string {
  const key = (): string => randomBytes(KEY_BYTES).toString('base64');
  const content = {
    format: FORMAT,
    dataKeys: [{ version: 1, key: key() }],
    pepper: key(),
    documentKey: key(),
    root: key(),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/**
 * @param file names the file in messages; nothing else of it is ever said, since all the rest is keys.
 * @throws Error naming the item and what was expected.
 */
export function parseKeyText(file: string, text: string): IssuerKeys {
  const content = parsed(file, text);
  if (content['format'] !== FORMAT) throw new Error(`${file}: format: expected ${FORMAT}, got another`);
  const dataKeys = new Map<number, ReturnType<typeof keyOf>>();
  for (const [index, entry] of listOf(file, content['dataKeys']).entries()) {
    const { version, key } = entry;
    if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1 || dataKeys.has(version))
      throw new Error(`${file}: dataKeys[${index}].version: expected a whole number from 1 on, given once`);
    dataKeys.set(version, keyAt(file, `dataKeys[${index}].key`, key));
  }
  return {
    dataKeys,
    newestDataKeyVersion: Math.max(...dataKeys.keys()),
    pepper: keyAt(file, 'pepper', content['pepper']),
    documentKey: keyAt(file, 'documentKey', content['documentKey']),
    root: keyAt(file, 'root', content['root']),
  };
}

type Entry = Readonly<Record<string, unknown>>;

function parsed(file: string, text: string): Entry {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new Error(`${file}: expected JSON, got other text`);
  }
  if (!isEntry(content)) throw new Error(`${file}: expected an object of keys, got another value`);
  return content;
}

function listOf(file: string, value: unknown): readonly Entry[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isEntry))
    throw new Error(`${file}: dataKeys: expected a list of at least one object`);
  return value;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyAt(file: string, item: string, value: unknown): ReturnType<typeof keyOf> {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
  if (bytes.length !== KEY_BYTES || bytes.toString('base64') !== value)
    throw new Error(`${file}: ${item}: expected ${KEY_BYTES} bytes in base64, got ${bytes.length}`);
  return keyOf(bytes);
}
