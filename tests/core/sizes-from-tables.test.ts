/**
 * The core's buffers take their sizes from the tables: a longer answer, one key or one setting more finds its room, in
 * a copy of the project, and what cannot fit is refused before there is a core.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeFrame, FrameDecoder } from '../../host-tools/link/framing.ts';
import { MESSAGES, SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import type { CoreTable, Field, KeyTable, LinkTable, Setting } from '../../scripts/generate/tables.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { RECORD_PAGES_BYTES, Token } from '../../simulator/token/token.ts';
import { compileCore } from '../support/compile-core.ts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const COPIED = [
  'asconfig.json',
  'firmware/core',
  'firmware/voice/clips.json',
  'hardware-docs',
  'scripts',
  'package.json',
  'simulator/glass/shapes.ts',
];
const GENERATED = {
  'firmware/core/base/contract.generated.ts': 'constants.ts coreConstants',
  'firmware/core/link/messages.generated.ts': 'constants.ts coreLinkTable',
  'firmware/core/device/models.generated.ts': 'models.ts coreModels',
};

const TAKEN_IDS: readonly number[] = Object.values(MESSAGES).map(({ id }) => id);
const FREE_ID = TAKEN_IDS.map((id) => id + 1).find((id) => !TAKEN_IDS.includes(id))!;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-longer-'));
  for (const part of COPIED) cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function edit(file: string, ...changes: readonly (readonly [string, string])[]): void {
  let text = readFileSync(path.join(folder, file), 'utf8');
  for (const [line, instead] of changes) {
    expect(text.split(line), `${file}: ${line}`).toHaveLength(2);
    text = text.replace(line, instead);
  }
  writeFileSync(path.join(folder, file), text);
}

function editTable<Table>(file: string, change: (table: Table) => void): void {
  const at = path.join(folder, 'hardware-docs', file);
  const table = JSON.parse(readFileSync(at, 'utf8')) as Table;
  change(table);
  writeFileSync(at, JSON.stringify(table));
}

/** A message without a payload, whose answer has that one. */
function addMessage(...response: Field[]): void {
  const message = { id: FREE_ID, name: 'read-label', meaning: 'a test', states: ['blank'], inFault: false };
  editTable<LinkTable>('link.json', ({ messages }) =>
    messages.push({ ...message, reads: true, request: [], response }),
  );
}

/** Throws with what the generator says when it refuses a table. */
function generate(): void {
  const lines = Object.entries(GENERATED).map(([file, made]) => {
    const [script, name] = made.split(' ');
    return `writeFileSync('${file}', (await import('${folder}/scripts/generate/${script}')).${name}());`;
  });
  const code = `import { writeFileSync } from 'node:fs'; process.chdir('${folder}');\n${lines.join('\n')}`;
  execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: ROOT,
    stdio: 'pipe',
  });
}

const LABEL_BYTES = 200;

test('a message longer than any before enlarges the answer buffer by itself', async () => {
  addMessage({ name: 'label', type: 'ascii', bytes: LABEL_BYTES });
  editTable<KeyTable>('keys.json', ({ models }) => {
    const keys = models['code-reader']!;
    keys.push({ ...keys[0]!, id: keys.length, name: 'more' });
  });
  editTable<{ settings: Setting[] }>('settings.json', ({ settings }) =>
    settings.push({ ...settings[0]!, id: settings.length, name: 'more', default: 77 }),
  );
  generate();
  edit(
    'firmware/core/device/commands.ts',
    ['  MESSAGE_READ_ENTROPY,\n', '  MESSAGE_READ_ENTROPY,\n  MESSAGE_READ_LABEL,\n'],
    [
      '    case MESSAGE_READ_ENTROPY:\n',
      `    case MESSAGE_READ_LABEL:
      for (let i: u32 = 0; i < ${LABEL_BYTES}; i++) writeU8(ANSWER_PAYLOAD + i, i);
      return ${LABEL_BYTES};
    case MESSAGE_READ_ENTROPY:\n`,
    ],
  );
  const token = new Token(await compileCore(folder));
  token.boot({
    model: 'code-display',
    recordPages: new Uint8Array(RECORD_PAGES_BYTES).fill(0xff),
    development: true,
    afterTrap: false,
  });
  while (token.takeEffects().storage) token.storageDone(true);
  const ask = (type: number, payload: readonly number[]): Uint8Array | undefined => {
    token.linkReceive(encodeFrame({ flags: 0, sequence: 1, type, payload: new Uint8Array(payload) }));
    return new FrameDecoder().push(token.linkTake())[0]?.payload;
  };
  expect(ask(FREE_ID, [])).toEqual(Uint8Array.from({ length: LABEL_BYTES }, (_, index) => index));
  const lastSetting = Object.keys(SETTINGS).length;
  expect(ask(MESSAGES['read-setting'].id, [lastSetting])).toEqual(new Uint8Array([77, 0]));
  // 136 bytes more than the longest answer today, for the answer and for its frame; 20 for the key.
  const today = new Token(loadCore()).snapshot().length;
  expect(token.snapshot().length - today).toBeGreaterThanOrEqual(2 * 136 + 20);
});

test('an answer longer than a frame takes is refused with its length', () => {
  addMessage({ name: 'label', type: 'ascii', bytes: 241 });
  expect(generate).toThrow('link.json: read-label: expected an answer of at most 240 bytes, got 241');
});

test('an answer without a bound is refused', () => {
  addMessage({ name: 'label', type: 'rest' });
  expect(generate).toThrow('link.json: read-label: label: expected maximumBytes, one of secretMinimumBytes,');
});

test('a buffer that memory.ts does not lay out does not compile', async () => {
  editTable<CoreTable>('core.json', ({ buffers }) =>
    buffers.unshift({ name: 'label', bytes: 8, meaning: '' }),
  );
  generate();
  await expect(compileCore(folder)).rejects.toThrow('memory.ts: expected an entry for every buffer');
});

test('a secret for which the record has no room does not compile', async () => {
  editTable<LinkTable>('link.json', ({ limits }) => (limits['secretMaximumBytes'] = 65));
  generate();
  await expect(compileCore(folder)).rejects.toThrow('record.ts: expected the fields to fit');
});
