/** Who a token says it is: the answer to `identify` in names instead of numbers, and in words for people. */
import {
  CLOCK_STATES,
  FAULTS,
  LIFE_CYCLE_MEANINGS,
  LIFE_CYCLE_STATES,
  MODELS,
  type Messages,
} from './protocol.generated.ts';
import { ALGORITHMS } from '../token/limits.generated.ts';
import { ownEntry } from './own-entry.ts';

export interface Identity {
  model: string;
  developmentImage: boolean;
  /** `MAJOR.MINOR.PATCH` */
  firmwareVersion: string;
  linkVersion: number;
  abiVersion: number;
  /** 12 digits; null while blank. */
  serialNumber: string | null;
  lifeCycleState: string;
  clockState: string;
  fault: { code: number; name: string; meaning: string } | null;
  /** How codes are made; null while the token has no secret. */
  code: { algorithm: string; digits: number; timeStepSeconds: number; t0UnixSeconds: number } | null;
}

function nameOf(ids: Record<string, number>, id: number): string {
  return Object.entries(ids).find(([, each]) => each === id)?.[0] ?? `unknown (${id})`;
}

function faultOf(code: number): Identity['fault'] {
  if (code === 0) return null;
  const known = FAULTS[code];
  return { code, name: known?.name ?? 'unknown', meaning: known?.meaning ?? 'not known to this program' };
}

/** An id that this program does not know becomes `unknown (ID)`: a newer token is still named as far as possible. */
export function identityOf(answer: Messages['identify']['response']): Identity {
  return {
    model: MODELS[answer.model]?.name ?? `unknown (${answer.model})`,
    developmentImage: answer.developmentImage !== 0,
    firmwareVersion: `${answer.versionMajor}.${answer.versionMinor}.${answer.versionPatch}`,
    linkVersion: answer.linkVersion,
    abiVersion: answer.abiVersion,
    serialNumber: answer.serialNumber === '' ? null : answer.serialNumber,
    lifeCycleState: nameOf(LIFE_CYCLE_STATES, answer.lifeCycleState),
    clockState: nameOf(CLOCK_STATES, answer.clockState),
    fault: faultOf(answer.fault),
    code:
      answer.algorithm === 0
        ? null
        : {
            algorithm: nameOf(ALGORITHMS, answer.algorithm),
            digits: answer.digits,
            timeStepSeconds: answer.timeStepSeconds,
            t0UnixSeconds: Number(answer.t0UnixSeconds),
          },
  };
}

function codeInWords(code: NonNullable<Identity['code']>): string {
  const t0 = code.t0UnixSeconds === 0 ? '' : `, T0 at ${code.t0UnixSeconds} s`;
  return `${code.digits} digits, ${code.algorithm}, a new one every ${code.timeStepSeconds} s${t0}`;
}

function stateInWords(state: string): string {
  const id = ownEntry<number>(LIFE_CYCLE_STATES, state);
  const meaning = id === undefined ? undefined : LIFE_CYCLE_MEANINGS[id];
  return meaning === undefined ? state : `${state} (${meaning})`;
}

/** The identity as aligned lines for a terminal, without a line end after the last. */
export function identityInWords(identity: Identity): string {
  const model = Object.values(MODELS).find((each) => each.name === identity.model)?.title ?? identity.model;
  const { fault, serialNumber, code } = identity;
  const lines: [string, string][] = [
    ['Model', `${model} (Talkode, not MitID)`],
    ['Serial number', serialNumber?.replace(/(.{4})(?=.)/g, '$1 ') ?? 'none yet'],
    ['State', stateInWords(identity.lifeCycleState)],
    ['Codes', code === null ? 'none: the token has no secret' : codeInWords(code)],
    ['Clock', identity.clockState === 'unknown' ? 'unknown: the token shows no codes' : identity.clockState],
    ['Fault', fault === null ? 'none' : `${fault.code}, ${fault.name}: ${fault.meaning}`],
    [
      'Firmware',
      `${identity.firmwareVersion}, ${identity.developmentImage ? 'development image' : 'production image'}`,
    ],
    ['Versions', `link ${identity.linkVersion}, core contract ${identity.abiVersion}`],
  ];
  return lines.map(([label, words]) => `${label.padEnd(15)}${words}`).join('\n');
}
