/** Generated from hardware-docs/link.json, settings.json and core.json by "npm run generate". Change the table, not this file. */
export const LINK_VERSION = 1;
export const HEADER_BYTES = 6;
export const MAXIMUM_PAYLOAD_BYTES = 240;
export const FLAGS = { response: 1, error: 2 } as const;
export const LIFE_CYCLE_STATES = { blank: 0, provisioned: 1, locked: 2 } as const;
export type LifeCycleState = keyof typeof LIFE_CYCLE_STATES;
export const CLOCK_STATES = { unknown: 0, set: 1 } as const;
/** What each life-cycle state means, by its id. */
export const LIFE_CYCLE_MEANINGS: Record<number, string> = {
  0: 'no secret; can be provisioned',
  1: 'has its secret; still open to the factory',
  2: "in a person's hands: no message sets the clock or touches the secret",
};
/** Models by the id that identify answers. */
export const MODELS: Record<number, { name: string; title: string }> = {
  1: { name: 'code-display', title: 'Code display' },
  2: { name: 'code-reader', title: 'Code reader' },
};
/** Bounds of a link that a computer serves. */
export const SERVED_LINK = { silentClients: 8, waitingBytes: 65536 } as const;
export type FieldType = 'u8' | 'u16' | 'u32' | 'u64' | 'i16' | 'i32' | 'ascii' | 'rest';
export interface Field {
  name: string;
  type: FieldType;
  bytes?: number;
  /** never print its value */ secret?: boolean;
}
export interface Messages {
  /** who the token is; the host names the link versions it speaks */ identify: {
    request: { minimumVersion: number; maximumVersion: number };
    response: {
      linkVersion: number;
      abiVersion: number;
      model: number;
      developmentImage: number;
      lifeCycleState: number;
      clockState: number;
      fault: number;
      versionMajor: number;
      versionMinor: number;
      versionPatch: number;
      algorithm: number;
      digits: number;
      timeStepSeconds: number;
      t0UnixSeconds: bigint;
      serialNumber: string;
    };
  };
  /** known answers of the three hashes, checksum of the record; lights every segment for three seconds, unless the token is locked or in fault, shows a code or speaks */ 'self-test': {
    request: Record<string, never>;
    response: { /** bit 0 SHA-1, 1 SHA-256, 2 SHA-512, 3 storage record */ passed: number };
  };
  /** battery voltage and the level that the glass shows */ 'read-battery': {
    request: Record<string, never>;
    response: { millivolts: number; /** 0 (nearly empty) to 4 (full) */ level: number };
  };
  /** the token's UTC time; zero while the clock is unknown */ 'read-clock': {
    request: Record<string, never>;
    response: { clockState: number; unixSeconds: bigint; millisecond: number };
  };
  /** sets UTC time and drift trim; refused once locked, since moving a clock forward gives out tomorrow's codes */ 'set-clock': {
    request: {
      unixSeconds: bigint;
      millisecond: number;
      /** added to the RTC's rate: positive for a slow crystal */ trimPartsPerBillion: number;
    };
    response: Record<string, never>;
  };
  /** gives serial number, secret and parameters in plain: the development path */ provision: {
    request: {
      serialNumber: string;
      algorithm: number;
      digits: number;
      timeStepSeconds: number;
      t0UnixSeconds: bigint;
      secret: Uint8Array;
    };
    response: Record<string, never>;
  };
  /** closes the token for good; needs a set clock */ lock: {
    request: Record<string, never>;
    response: Record<string, never>;
  };
  /** destroys secret, serial number and settings and returns to blank; if the storage fails half-way, the fault storage-corrupt stands until it is asked again */ erase: {
    request: Record<string, never>;
    response: Record<string, never>;
  };
  /** one setting's value in force, which is stored a moment later when a key has changed it */ 'read-setting': {
    request: { setting: number };
    response: { value: number };
  };
  /** keeps a new value through power loss; a locked token keeps to the write budget below, and the link raises two of its settings and lowers none; all others change by its keys only */ 'change-setting': {
    request: { setting: number; value: number };
    response: Record<string, never>;
  };
  /** how often the record was written, the clock set and the token provisioned: wear and history */ 'read-counters': {
    request: Record<string, never>;
    response: { recordsWritten: number; clockSettings: number; provisionings: number };
  };
  /** HOTP value (RFC 4226) of a secret that the host brings: for published vectors on the very core that ships */ 'compute-code': {
    request: { algorithm: number; digits: number; counter: bigint; secret: Uint8Array };
    response: { code: Uint8Array };
  };
  /** HMAC (RFC 2104) of a key and message that the host brings: for published vectors */ 'compute-hmac': {
    request: { algorithm: number; keyLength: number; keyAndMessage: Uint8Array };
    response: { tag: Uint8Array };
  };
  /** random bytes from the board's source, as the core gets them: what a factory's test station samples */ 'read-entropy': {
    request: { /** 1 to 32 */ length: number };
    response: { bytes: Uint8Array };
  };
  /** the time zone in which a speaking token says the time of day; no code depends on it; kept when the token is provisioned, gone when it is erased */ 'set-zone': {
    request: {
      /** of standard time, positive east of Greenwich; 0 where the rule is unknown */ utcOffsetMinutes: number;
      zoneRule: number;
    };
    response: Record<string, never>;
  };
}
export type MessageName = keyof Messages;
export interface MessageShape {
  id: number;
  states: readonly LifeCycleState[];
  request: readonly Field[];
  response: readonly Field[];
}
export const MESSAGES: Record<MessageName, MessageShape> = {
  identify: {
    id: 1,
    states: ['blank', 'provisioned', 'locked'],
    request: [
      { name: 'minimumVersion', type: 'u8' },
      { name: 'maximumVersion', type: 'u8' },
    ],
    response: [
      { name: 'linkVersion', type: 'u8' },
      { name: 'abiVersion', type: 'u8' },
      { name: 'model', type: 'u8' },
      { name: 'developmentImage', type: 'u8' },
      { name: 'lifeCycleState', type: 'u8' },
      { name: 'clockState', type: 'u8' },
      { name: 'fault', type: 'u8' },
      { name: 'versionMajor', type: 'u8' },
      { name: 'versionMinor', type: 'u8' },
      { name: 'versionPatch', type: 'u8' },
      { name: 'algorithm', type: 'u8' },
      { name: 'digits', type: 'u8' },
      { name: 'timeStepSeconds', type: 'u16' },
      { name: 't0UnixSeconds', type: 'u64' },
      { name: 'serialNumber', type: 'ascii', bytes: 12 },
    ],
  },
  'self-test': {
    id: 2,
    states: ['blank', 'provisioned', 'locked'],
    request: [],
    response: [{ name: 'passed', type: 'u8' }],
  },
  'read-battery': {
    id: 3,
    states: ['blank', 'provisioned', 'locked'],
    request: [],
    response: [
      { name: 'millivolts', type: 'u16' },
      { name: 'level', type: 'u8' },
    ],
  },
  'read-clock': {
    id: 4,
    states: ['blank', 'provisioned', 'locked'],
    request: [],
    response: [
      { name: 'clockState', type: 'u8' },
      { name: 'unixSeconds', type: 'u64' },
      { name: 'millisecond', type: 'u16' },
    ],
  },
  'set-clock': {
    id: 5,
    states: ['blank', 'provisioned'],
    request: [
      { name: 'unixSeconds', type: 'u64' },
      { name: 'millisecond', type: 'u16' },
      { name: 'trimPartsPerBillion', type: 'i32' },
    ],
    response: [],
  },
  provision: {
    id: 6,
    states: ['blank'],
    request: [
      { name: 'serialNumber', type: 'ascii', bytes: 12 },
      { name: 'algorithm', type: 'u8' },
      { name: 'digits', type: 'u8' },
      { name: 'timeStepSeconds', type: 'u16' },
      { name: 't0UnixSeconds', type: 'u64' },
      { name: 'secret', type: 'rest', secret: true },
    ],
    response: [],
  },
  lock: { id: 7, states: ['provisioned'], request: [], response: [] },
  erase: { id: 8, states: ['blank', 'provisioned', 'locked'], request: [], response: [] },
  'read-setting': {
    id: 9,
    states: ['blank', 'provisioned', 'locked'],
    request: [{ name: 'setting', type: 'u8' }],
    response: [{ name: 'value', type: 'u16' }],
  },
  'change-setting': {
    id: 10,
    states: ['blank', 'provisioned', 'locked'],
    request: [
      { name: 'setting', type: 'u8' },
      { name: 'value', type: 'u16' },
    ],
    response: [],
  },
  'read-counters': {
    id: 11,
    states: ['blank', 'provisioned', 'locked'],
    request: [],
    response: [
      { name: 'recordsWritten', type: 'u32' },
      { name: 'clockSettings', type: 'u16' },
      { name: 'provisionings', type: 'u16' },
    ],
  },
  'compute-code': {
    id: 12,
    states: ['blank'],
    request: [
      { name: 'algorithm', type: 'u8' },
      { name: 'digits', type: 'u8' },
      { name: 'counter', type: 'u64' },
      { name: 'secret', type: 'rest', secret: true },
    ],
    response: [{ name: 'code', type: 'rest' }],
  },
  'compute-hmac': {
    id: 13,
    states: ['blank'],
    request: [
      { name: 'algorithm', type: 'u8' },
      { name: 'keyLength', type: 'u8' },
      { name: 'keyAndMessage', type: 'rest', secret: true },
    ],
    response: [{ name: 'tag', type: 'rest' }],
  },
  'read-entropy': {
    id: 14,
    states: ['blank'],
    request: [{ name: 'length', type: 'u8' }],
    response: [{ name: 'bytes', type: 'rest' }],
  },
  'set-zone': {
    id: 15,
    states: ['blank', 'provisioned'],
    request: [
      { name: 'utcOffsetMinutes', type: 'i16' },
      { name: 'zoneRule', type: 'u8' },
    ],
    response: [],
  },
};
/** What a token asks of a message beside its state. Apart from MESSAGES, because the pages fetch that. */
export const MESSAGE_RULES: Record<
  MessageName,
  { inFault: boolean; reads: boolean; developmentOnly: boolean }
> = {
  identify: { inFault: true, reads: true, developmentOnly: false },
  'self-test': { inFault: true, reads: true, developmentOnly: false },
  'read-battery': { inFault: true, reads: true, developmentOnly: false },
  'read-clock': { inFault: false, reads: true, developmentOnly: false },
  'set-clock': { inFault: false, reads: false, developmentOnly: false },
  provision: { inFault: false, reads: false, developmentOnly: true },
  lock: { inFault: false, reads: false, developmentOnly: false },
  erase: { inFault: true, reads: false, developmentOnly: true },
  'read-setting': { inFault: false, reads: true, developmentOnly: false },
  'change-setting': { inFault: false, reads: false, developmentOnly: false },
  'read-counters': { inFault: false, reads: true, developmentOnly: false },
  'compute-code': { inFault: false, reads: true, developmentOnly: true },
  'compute-hmac': { inFault: false, reads: true, developmentOnly: true },
  'read-entropy': { inFault: false, reads: true, developmentOnly: true },
  'set-zone': { inFault: false, reads: false, developmentOnly: false },
};
export interface Coded {
  name: string;
  meaning: string;
}
export const ERRORS: Record<number, Coded> = {
  /** detail: the version that the token speaks */ 1: {
    name: 'unsupported-version',
    meaning: 'no link version in common',
  },
  /** detail: its type */ 2: { name: 'unknown-message', meaning: 'no such message' },
  /** detail: the length that came, 255 for more */ 3: {
    name: 'wrong-length',
    meaning: 'the payload is not as long as the message needs',
  },
  /** detail: the state */ 4: { name: 'wrong-state', meaning: 'not allowed in this life-cycle state' },
  /** detail: 0 */ 5: { name: 'development-only', meaning: 'only development images do this' },
  /** detail: the field's position in the message, from 0 */ 6: {
    name: 'bad-value',
    meaning: 'a field is out of range',
  },
  /** detail: 0 */ 7: { name: 'storage-failed', meaning: 'the storage refused; the old record stays' },
  /** detail: the fault */ 8: { name: 'fault', meaning: 'the token is in its fault state' },
  /** detail: 0 */ 9: { name: 'clock-unknown', meaning: 'the clock must be set first' },
  /** detail: 0 */ 10: {
    name: 'no-entropy',
    meaning: 'the board has no entropy source, or it failed its health tests',
  },
  /** detail: the setting */ 11: {
    name: 'keys-only',
    meaning: 'a locked token changes this setting by its keys only',
  },
  /** detail: the minutes after which to ask again */ 12: {
    name: 'too-soon',
    meaning:
      'a locked token stores what the link asks for only now and then, and not while it speaks or stores what keys have changed',
  },
  /** detail: the setting */ 13: {
    name: 'raise-only',
    meaning: 'a locked token lets the link raise this setting, never lower it',
  },
};
/** Errors by their names. */
export const ERROR_CODES = {
  'unsupported-version': 1,
  'unknown-message': 2,
  'wrong-length': 3,
  'wrong-state': 4,
  'development-only': 5,
  'bad-value': 6,
  'storage-failed': 7,
  fault: 8,
  'clock-unknown': 9,
  'no-entropy': 10,
  'keys-only': 11,
  'too-soon': 12,
  'raise-only': 13,
} as const;
export const FAULTS: Record<number, Coded> = {
  1: { name: 'trap', meaning: 'the core stopped at an impossible state and was restarted' },
  2: { name: 'storage-corrupt', meaning: 'the newest record is damaged' },
  3: { name: 'storage-version', meaning: 'the record was written by a newer firmware' },
  4: { name: 'self-test-failed', meaning: 'a hash gave a wrong known answer at boot' },
  5: { name: 'unknown-model', meaning: 'this core has no such model' },
};
export interface Setting {
  id: number;
  minimum: number;
  maximum: number;
  default: number;
}
export const SETTINGS = {
  /** s: how long the glass stays on after a press (a code goes earlier when it expires) */ 'glass-seconds': {
    id: 0,
    minimum: 10,
    maximum: 120,
    default: 30,
  },
  /** ms: a key is ignored for this long after its release (EN 301 549, 5.8: at least 0.5 s can be chosen) */ 'key-lock-out':
    { id: 1, minimum: 0, maximum: 2000, default: 0 },
  /** step: loudness of the code reader, 4 dB a step: 20 dB from lowest to highest, step 4 is 12 dB above the lowest (EN 301 549, 8.2.1) */ volume:
    { id: 2, minimum: 1, maximum: 6, default: 4 },
  /** step: how fast the code reader speaks, 4 is normal: 0.5, 0.65, 0.8, 1, 1.25, 1.5 and 2 times; 3 at first, a digit each 1.18 s, for people who write while they listen */ speed:
    { id: 3, minimum: 1, maximum: 7, default: 3 },
  /** language: what the code reader speaks, by the order of firmware/voice/clips.json */ language: {
    id: 4,
    minimum: 0,
    maximum: 6,
    default: 0,
  },
  /** choice: 0 not chosen yet: the first press asks; 1 loudspeaker, and headphones when they are plugged in; 2 headphones only */ 'audio-output':
    { id: 5, minimum: 0, maximum: 2, default: 0 },
  /** choice: 1: a code is said once more by itself after a pause */ 'auto-repeat': {
    id: 6,
    minimum: 0,
    maximum: 1,
    default: 1,
  },
  /** choice: 1: what is said is made louder on the whole, for people who hear badly; its loudest moments stay as they are */ 'boosted-sound':
    { id: 7, minimum: 0, maximum: 1, default: 0 },
  /** choice: 1: the code reader's glass shows one digit of the code at a time, as large as it can be */ 'giant-digit':
    { id: 8, minimum: 0, maximum: 1, default: 0 },
  /** choice: 1: the code reader's glass is light where it was dark, and dark where it was light */ 'inverse-glass':
    { id: 9, minimum: 0, maximum: 1, default: 0 },
  /** choice: 1: the code reader gives the digits of a code as pulses of its motor, one at a press */ vibration:
    { id: 10, minimum: 0, maximum: 1, default: 0 },
} as const satisfies Record<string, Setting>;
/** How each changes on a locked token: by its keys only, or by the link too if it rises. Apart from SETTINGS, because the pages fetch that. */
export const WHEN_LOCKED: Record<keyof typeof SETTINGS, 'keys-only' | 'raise-only'> = {
  'glass-seconds': 'raise-only',
  'key-lock-out': 'raise-only',
  volume: 'keys-only',
  speed: 'keys-only',
  language: 'keys-only',
  'audio-output': 'keys-only',
  'auto-repeat': 'keys-only',
  'boosted-sound': 'keys-only',
  'giant-digit': 'keys-only',
  'inverse-glass': 'keys-only',
  vibration: 'keys-only',
};
export type SettingName = keyof typeof SETTINGS;
