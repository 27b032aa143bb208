/** Constants and message tables for the core (AssemblyScript) and the hosts (TypeScript). */
import {
  camelName,
  constantName,
  CORE,
  fieldBytes,
  KEYS,
  MAXIMUM_KEY_COUNT,
  LINK,
  MAXIMUM_RESPONSE_BYTES,
  SETTINGS,
  SIZES,
  type Field,
  type Message,
} from './tables.ts';

const banner = (source: string): string =>
  `/** Generated from ${source} by "npm run generate". Change the table, not this file. */\n`;
const MASK: Record<string, number> = Object.fromEntries(
  LINK.lifeCycleStates.map((state) => [state.name, 1 << state.id]),
);
const stateMask = (message: Message): number =>
  message.states.reduce((mask, name) => mask | (MASK[name] ?? 0), 0);
const requestBytes = (message: Message): number =>
  message.request.reduce((sum, field) => sum + fieldBytes(field), 0);
const hasRest = (message: Message): boolean => message.request.some((field) => field.type === 'rest');

interface Line {
  name: string;
  value: number;
  meaning?: string;
}

function sharedLines(): Line[] {
  // The information page shows each part as one digit.
  if (CORE.firmwareVersion.some((part) => part > 9))
    throw new Error('core.json: firmwareVersion: expected parts 0 to 9');
  // One bit each.
  if (SETTINGS.length > 32)
    throw new Error(`settings.json: expected at most 32 settings, got ${SETTINGS.length}`);
  const storage = CORE.storage;
  return [
    { name: 'ABI_VERSION', value: CORE.abiVersion },
    { name: 'FIRMWARE_VERSION_MAJOR', value: CORE.firmwareVersion[0] },
    { name: 'FIRMWARE_VERSION_MINOR', value: CORE.firmwareVersion[1] },
    { name: 'FIRMWARE_VERSION_PATCH', value: CORE.firmwareVersion[2] },
    ...CORE.models.map((model) => ({
      name: constantName('MODEL', model.name),
      value: model.id,
      meaning: model.title,
    })),
    { name: 'MAXIMUM_KEY_COUNT', value: MAXIMUM_KEY_COUNT },
    ...CORE.bootFlags.map((flag) => ({
      name: constantName('BOOT', flag.name),
      value: 1 << flag.bit,
      meaning: flag.meaning,
    })),
    ...CORE.effects.map((flag) => ({
      name: constantName('EFFECT', flag.name),
      value: 1 << flag.bit,
      meaning: flag.meaning,
    })),
    ...CORE.buffers
      .filter((buffer) => buffer.bytes > 0)
      .map((buffer) => ({
        name: constantName(buffer.name, 'BYTES'),
        value: buffer.bytes,
        meaning: buffer.meaning,
      })),
    { name: 'BUFFER_COUNT', value: CORE.buffers.length },
    { name: 'STORAGE_SLOTS', value: storage.slots },
    { name: 'STORAGE_SECTOR_BYTES', value: storage.sectorBytes },
    { name: 'STORAGE_PAGE_BYTES', value: storage.pageBytes },
    ...storage.operations.map((entry) => ({
      name: constantName('STORAGE', entry.name),
      value: entry.id,
      meaning: entry.meaning,
    })),
    ...LINK.lifeCycleStates.map((state) => ({
      name: constantName('STATE', state.name),
      value: state.id,
      meaning: state.meaning,
    })),
    ...LINK.algorithms.map((entry) => ({ name: constantName('ALGORITHM', entry.name), value: entry.id })),
    { name: 'MAXIMUM_DIGEST_BYTES', value: SIZES.digestMaximumBytes! },
    { name: 'MAXIMUM_BLOCK_BYTES', value: SIZES.blockMaximumBytes! },
    ...LINK.clockStates.map((state) => ({
      name: constantName('CLOCK', state.name),
      value: state.id,
      meaning: state.meaning,
    })),
    ...LINK.zoneRules.map((rule) => ({
      name: constantName('ZONE', rule.name),
      value: rule.id,
      meaning: rule.meaning,
    })),
    ...LINK.faults.map((fault) => ({
      name: constantName('FAULT', fault.name),
      value: fault.code,
      meaning: fault.meaning,
    })),
    ...Object.entries(LINK.limits).map(([name, value]) => ({ name: constantName(name), value })),
    ...SETTINGS.map((setting) => ({
      name: constantName('SETTING', setting.name),
      value: setting.id,
      meaning: setting.meaning,
    })),
    { name: 'SETTING_COUNT', value: SETTINGS.length },
  ];
}

const coreType = (value: number): string => (value > 0xffffffff ? 'u64' : 'u32');
const coreLine = (line: Line): string =>
  `${line.meaning === undefined ? '' : `/** ${line.meaning} */\n`}export const ${line.name}: ${coreType(line.value)} = ${line.value};\n`;

/** What every folder of the core may know: versions, buffers, states, limits, settings. */
export function coreConstants(): string {
  const column = (pick: (setting: (typeof SETTINGS)[number]) => number): string =>
    SETTINGS.map(pick).join(', ');
  return (
    banner('hardware-docs/core.json, link.json and settings.json') +
    sharedLines().map(coreLine).join('') +
    `/** One bit per setting that a locked token changes by its keys only; the link may raise the others. */
export const SETTINGS_KEYS_ONLY: u32 = ${SETTINGS.reduce((mask, s) => mask | (s.whenLocked === 'keys-only' ? 1 << s.id : 0), 0)};
/** Per setting: minimum, maximum, default. */
export const SETTING_RANGES: usize = memory.data<u16>([${column((s) => s.minimum)}, ${column((s) => s.maximum)}, ${column((s) => s.default)}]);\n`
  );
}

/** Messages, errors and the rule table that commands are checked against before they run. */
export function coreLinkTable(): string {
  const highest = Math.max(...LINK.messages.map((message) => message.id));
  const rules = Array.from({ length: highest + 1 }, (_, id) => {
    const message = LINK.messages.find((entry) => entry.id === id);
    if (message === undefined) return '0, 0, 0, 0';
    const flags =
      (message.inFault ? 1 : 0) |
      (message.reads ? 2 : 0) |
      (message.developmentOnly ? 4 : 0) |
      (hasRest(message) ? 8 : 0);
    return `${stateMask(message)}, ${flags}, ${requestBytes(message)}, 0`;
  });
  const lines: Line[] = [
    { name: 'LINK_VERSION', value: LINK.linkVersion },
    { name: 'FRAME_HEADER_BYTES', value: LINK.framing.headerBytes },
    { name: 'MAXIMUM_PAYLOAD_BYTES', value: LINK.framing.maximumPayloadBytes },
    {
      name: 'MAXIMUM_RESPONSE_BYTES',
      value: MAXIMUM_RESPONSE_BYTES,
      meaning: 'the longest payload of an answer',
    },
    ...LINK.flags.map((flag) => ({
      name: constantName('FLAG', flag.name),
      value: 1 << flag.bit,
      meaning: flag.meaning,
    })),
    ...LINK.messages.map((message) => ({
      name: constantName('MESSAGE', message.name),
      value: message.id,
      meaning: message.meaning,
    })),
    { name: 'MAXIMUM_MESSAGE', value: highest },
    ...LINK.errors.map((error) => ({
      name: constantName('ERROR', error.name),
      value: error.code,
      meaning: error.meaning,
    })),
    { name: 'RULE_IN_FAULT', value: 1, meaning: 'also answered in the fault state' },
    { name: 'RULE_READS', value: 2, meaning: 'changes nothing' },
    { name: 'RULE_DEVELOPMENT_ONLY', value: 4, meaning: 'refused by production images' },
    { name: 'RULE_REST', value: 8, meaning: 'the last field takes the rest of the payload' },
  ];
  return (
    banner('hardware-docs/link.json') +
    lines.map(coreLine).join('') +
    `/** Per message id four bytes: mask of life-cycle states, RULE flags, fixed request length, 0. */
export const MESSAGE_RULES: usize = memory.data<u8>([\n${rules.join(',\n')}\n]);\n`
  );
}

const tsObject = (entries: [string, number | string][]): string =>
  `{ ${entries.map(([name, value]) => `${/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`}: ${typeof value === 'number' ? value : `'${value}'`}`).join(', ')} }`;

/** Which clips name a key is the core's alone. */
function withoutClips(field: string, value: unknown): unknown {
  return field === 'clip' || field === 'helpClip' ? undefined : value;
}

/** The core's contract for the simulator: buffer order, effects, models, storage. */
export function hostContract(): string {
  return (
    banner('hardware-docs/core.json') +
    `export const ABI_VERSION = ${CORE.abiVersion};
export const MODELS = ${tsObject(CORE.models.map((model) => [model.name, model.id]))} as const;
export type ModelName = keyof typeof MODELS;
/** Models that say what they show, through a loudspeaker or headphones, by a voice image. */
export const SPEAKING_MODELS: readonly ModelName[] = [${CORE.models
      .filter(({ speaks }) => speaks)
      .map(({ name }) => `'${name}'`)
      .join(', ')}];
/** Key ids of each model, by name. */
export const KEYS = { ${CORE.models.map((model) => `'${model.name}': ${tsObject(KEYS.models[model.name]!.map((key) => [key.name, key.id]))}`).join(', ')} } as const;
export interface KeyName { id: number; name: string; da: string; en: string; press: string; long?: string; longSeconds?: number }
/** What stands on each key and which function it starts, in the order of ids. */
export const KEY_NAMES: Record<ModelName, readonly KeyName[]> = ${JSON.stringify(KEYS.models, withoutClips)};
/** Functions by name. */
export const FUNCTION_TITLES: Record<string, { da: string; en: string }> = { ${KEYS.functions.map((each) => `'${each.name}': ${JSON.stringify({ da: each.da, en: each.en })}`).join(', ')} };
export const SAMPLE_RATE = ${CORE.audio.sampleRate};
/** Kinds of audio marks by id. */
export const MARK_KINDS: Record<number, 'begins' | 'ends' | 'cut'> = { ${CORE.audio.marks.map((mark) => `${mark.id}: '${mark.name}'`).join(', ')} };
/** Names of tones, in the order of their numbers. */
export const TONES = [${CORE.audio.tones.map((tone) => `'${tone.name}'`).join(', ')}] as const;
export const BOOT_FLAGS = ${tsObject(CORE.bootFlags.map((flag) => [camelName(flag.name), 1 << flag.bit]))} as const;
export const EFFECTS = ${tsObject(CORE.effects.map((flag) => [flag.name, 1 << flag.bit]))} as const;
/** Buffers in the order of the layout table. */
export const BUFFERS = [${CORE.buffers.map((buffer) => `'${buffer.name}'`).join(', ')}] as const;
export type BufferName = (typeof BUFFERS)[number];
/** As many bytes as the core takes from the link at once. */
export const LINK_RX_BYTES = ${CORE.buffers.find(({ name }) => name === 'linkRx')!.bytes};
export const STORAGE_SLOTS = ${CORE.storage.slots};
export const SECTOR_BYTES = ${CORE.storage.sectorBytes};
export const PAGE_BYTES = ${CORE.storage.pageBytes};
export const STORAGE_OPERATIONS = ${tsObject(CORE.storage.operations.map((entry) => [entry.name, entry.id]))} as const;
`
  );
}

const tsFieldType = (field: Field): string =>
  ({
    u8: 'number',
    u16: 'number',
    u32: 'number',
    i16: 'number',
    i32: 'number',
    u64: 'bigint',
    ascii: 'string',
    rest: 'Uint8Array',
  })[field.type];
const tsInterface = (fields: Field[]): string =>
  fields.length === 0
    ? 'Record<string, never>'
    : `{ ${fields.map((field) => `${field.meaning === undefined ? '' : `/** ${field.meaning} */ `}${field.name}: ${tsFieldType(field)}`).join('; ')} }`;
const tsFields = (fields: Field[]): string =>
  JSON.stringify(fields.map(({ name, type, bytes, secret }) => ({ name, type, bytes, secret })));

/** What values a token takes, for all who make, serve or verify one. */
export function hostLimits(): string {
  return (
    banner('hardware-docs/link.json') +
    `/** Hashes of RFC 6238 section 1.2 by the id that they have on the link. */
export const ALGORITHMS = ${tsObject(LINK.algorithms.map((entry) => [entry.name, entry.id]))} as const;
export type AlgorithmName = keyof typeof ALGORITHMS;
/** What is known of the time of day where a token's person lives, by the id that it has on the link. */
export const ZONE_RULES = ${tsObject(LINK.zoneRules.map((rule) => [rule.name, rule.id]))} as const;
export type ZoneRule = keyof typeof ZONE_RULES;
export const LIMITS = ${JSON.stringify(LINK.limits)} as const;
`
  );
}

/** The link for hosts: message shapes as data and as types, errors, faults, states, settings. */
export function hostProtocol(): string {
  return (
    banner('hardware-docs/link.json, settings.json and core.json') +
    `export const LINK_VERSION = ${LINK.linkVersion};
export const HEADER_BYTES = ${LINK.framing.headerBytes};
export const MAXIMUM_PAYLOAD_BYTES = ${LINK.framing.maximumPayloadBytes};
export const FLAGS = ${tsObject(LINK.flags.map((flag) => [flag.name, 1 << flag.bit]))} as const;
export const LIFE_CYCLE_STATES = ${tsObject(LINK.lifeCycleStates.map((state) => [state.name, state.id]))} as const;
export type LifeCycleState = keyof typeof LIFE_CYCLE_STATES;
export const CLOCK_STATES = ${tsObject(LINK.clockStates.map((state) => [state.name, state.id]))} as const;
/** What each life-cycle state means, by its id. */
export const LIFE_CYCLE_MEANINGS: Record<number, string> = { ${LINK.lifeCycleStates.map((state) => `${state.id}: ${JSON.stringify(state.meaning)}`).join(', ')} };
/** Models by the id that identify answers. */
export const MODELS: Record<number, { name: string; title: string }> = { ${CORE.models.map((model) => `${model.id}: ${JSON.stringify({ name: model.name, title: model.title })}`).join(', ')} };
/** Bounds of a link that a computer serves. */
export const SERVED_LINK = ${JSON.stringify(LINK.served)} as const;
export type FieldType = 'u8' | 'u16' | 'u32' | 'u64' | 'i16' | 'i32' | 'ascii' | 'rest';
export interface Field { name: string; type: FieldType; bytes?: number; /** never print its value */ secret?: boolean }
export interface Messages {
${LINK.messages.map((m) => `/** ${m.meaning} */ '${m.name}': { request: ${tsInterface(m.request)}; response: ${tsInterface(m.response)} };`).join('\n')}
}
export type MessageName = keyof Messages;
export interface MessageShape { id: number; states: readonly LifeCycleState[]; request: readonly Field[]; response: readonly Field[] }
export const MESSAGES: Record<MessageName, MessageShape> = {
${LINK.messages.map((m) => `'${m.name}': { id: ${m.id}, states: ${JSON.stringify(m.states)}, request: ${tsFields(m.request)}, response: ${tsFields(m.response)} },`).join('\n')}
};
/** What a token asks of a message beside its state. Apart from MESSAGES, because the pages fetch that. */
export const MESSAGE_RULES: Record<MessageName, { inFault: boolean; reads: boolean; developmentOnly: boolean }> = {
${LINK.messages.map((m) => `'${m.name}': { inFault: ${m.inFault}, reads: ${m.reads}, developmentOnly: ${m.developmentOnly ?? false} },`).join('\n')}
};
export interface Coded { name: string; meaning: string }
export const ERRORS: Record<number, Coded> = { ${LINK.errors.map((e) => `${e.detail === undefined ? '' : `/** detail: ${e.detail} */ `}${e.code}: ${JSON.stringify({ name: e.name, meaning: e.meaning })}`).join(', ')} };
/** Errors by their names. */
export const ERROR_CODES = { ${LINK.errors.map((e) => `'${e.name}': ${e.code}`).join(', ')} } as const;
export const FAULTS: Record<number, Coded> = { ${LINK.faults.map((e) => `${e.code}: ${JSON.stringify({ name: e.name, meaning: e.meaning })}`).join(', ')} };
export interface Setting { id: number; minimum: number; maximum: number; default: number }
export const SETTINGS = { ${SETTINGS.map((s) => `/** ${s.unit}: ${s.meaning} */ '${s.name}': ${JSON.stringify({ id: s.id, minimum: s.minimum, maximum: s.maximum, default: s.default })}`).join(', ')} } as const satisfies Record<string, Setting>;
/** How each changes on a locked token: by its keys only, or by the link too if it rises. Apart from SETTINGS, because the pages fetch that. */
export const WHEN_LOCKED: Record<keyof typeof SETTINGS, 'keys-only' | 'raise-only'> = { ${SETTINGS.map((s) => `'${s.name}': '${s.whenLocked}'`).join(', ')} };
export type SettingName = keyof typeof SETTINGS;
`
  );
}
