/**
 * The population register as a file that somebody lays down: a list in JSON of people, each with personal number, name, address and
 * whether she is dead. It is looked at when it is another than before.
 */
import { readFile, stat } from 'node:fs/promises';
import type { PopulationRegister, RegisterEntry } from '../../domain/ports/register.ts';

function readEntry(item: unknown, place: string): RegisterEntry {
  const { personalNumber, name, homeAddress, isDead } = Object(item) as Record<string, unknown>;
  const refuse = (field: string, expected: string): never => {
    throw new TypeError(`register: ${place}.${field}: expected ${expected}, got another value`);
  };
  if (typeof personalNumber !== 'string' || !/^\d{10}$/.test(personalNumber))
    return refuse('personalNumber', 'ten digits');
  if (typeof name !== 'string') return refuse('name', 'text');
  if (typeof homeAddress !== 'string') return refuse('homeAddress', 'text');
  if (typeof isDead !== 'boolean') return refuse('isDead', 'true or false');
  return { personalNumber, name, homeAddress, isDead };
}

/** @throws TypeError naming the entry's place and field, never a value. */
export function readRegister(text: string): readonly RegisterEntry[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    // The parser's own message quotes what it read.
    throw new TypeError('register: expected JSON, got other text');
  }
  if (!Array.isArray(list)) throw new TypeError('register: expected a list, got another value');
  return list.map((item: unknown, index) => readEntry(item, `[${index}]`));
}

export function registerFile(file: string): PopulationRegister {
  let seen = '';
  let entries: readonly RegisterEntry[] = [];
  let waiting = new Set<RegisterEntry>();
  async function look(): Promise<void> {
    const { mtimeMs, size, ino } = await stat(file);
    const mark = [mtimeMs, size, ino].join(' ');
    if (mark === seen) return;
    entries = readRegister(await readFile(file, 'utf8'));
    waiting = new Set(entries);
    seen = mark;
  }
  return {
    async find(personalNumber) {
      await look();
      return entries.find((entry) => entry.personalNumber === personalNumber) ?? null;
    },
    async changed() {
      await look();
      return [...waiting];
    },
    taken: (entry) => {
      waiting.delete(entry);
    },
  };
}
