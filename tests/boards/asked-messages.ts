/**
 * Asks an image for every message there can be, known or not, and says what each answer has to be by the link's table.
 */
import { readFileSync } from 'node:fs';
import type { Frame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import {
  ERRORS,
  FLAGS,
  type LifeCycleState,
  type MessageName,
} from '../../host-tools/link/protocol.generated.ts';
import { GOOD_REQUESTS } from '../link/token-on-a-line.ts';

/** What the test reads itself, so that neither the core nor the manifest is asked about its own table. */
const { messages: TABLE } = JSON.parse(readFileSync('hardware-docs/link.json', 'utf8')) as {
  messages: {
    id: number;
    name: MessageName;
    states: LifeCycleState[];
    inFault: boolean;
    developmentOnly?: boolean;
  }[];
};
const TYPES = Array.from({ length: 256 }, (_, type) => type);

export type AskedState = LifeCycleState | 'fault';
export const ASKED_STATES: readonly AskedState[] = ['blank', 'provisioned', 'locked', 'fault'];

/** `carried out`, or the name of the error. */
type Outcome = string;

export interface Asked {
  /** Null: no message has this type. */
  name: MessageName | null;
  type: number;
  outcome: Outcome;
}

/** What a production image has to answer. */
export function expectedOutcome({ name }: Asked, state: AskedState): Outcome {
  const message = TABLE.find((each) => each.name === name);
  if (message === undefined) return 'unknown-message';
  if (state === 'fault' && !message.inFault) return 'fault';
  if (message.developmentOnly === true) return 'development-only';
  // A token with a fault is treated like one in a person's hands.
  return message.states.includes(state === 'fault' ? 'locked' : state) ? 'carried out' : 'wrong-state';
}

function outcomeOf({ flags, payload }: Frame): Outcome {
  if ((flags & FLAGS.error) === 0) return 'carried out';
  return ERRORS[payload[0]!]?.name ?? `error ${payload[0]}`;
}

const nothing = new Uint8Array(0);
const noise = Uint8Array.from({ length: 40 }, (_, place) => 31 * place + 5);

/** Known messages as they should be, and those refused with other bytes too; `lock` last: it changes the state. */
function requests(): { type: number; name: MessageName | null; payloads: Uint8Array[] }[] {
  const known = new Map(TABLE.map((message) => [message.id, message]));
  const all = TYPES.map((type) => {
    const message = known.get(type);
    if (message === undefined) return { type, name: null, payloads: [nothing] };
    const { name, developmentOnly = false } = message;
    const good = encodeRequest(name, GOOD_REQUESTS[name]);
    return { type, name, payloads: developmentOnly ? [good, nothing, noise] : [good] };
  });
  return all.sort((one, other) => Number(one.name === 'lock') - Number(other.name === 'lock'));
}

/** Asks for every type from 0 to 255. */
export async function askEverything(
  ask: (type: number, payload: Uint8Array) => Promise<Frame>,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const { type, name, payloads } of requests())
    for (const payload of payloads) asked.push({ name, type, outcome: outcomeOf(await ask(type, payload)) });
  return asked;
}

/** Messages that an image knows and does not refuse for what it is, by name. */
export function messagesAnswered(asked: readonly Asked[]): MessageName[] {
  const refused = asked.filter(({ outcome }) => ['unknown-message', 'development-only'].includes(outcome));
  const types = new Set(refused.map(({ type }) => type));
  return asked.flatMap(({ name, type }) => (name === null || types.has(type) ? [] : [name])).sort();
}
