/** The documentation pages that come from the tables. */
import { CORE, GLASS, KEYS, LINK, SETTINGS, SIZES, type Field, type Message } from './tables.ts';
import { INVERSE_BIT, segments } from './glass.ts';

const banner = (source: string): string =>
  `<!-- Generated from ${source} by "npm run generate". Change the table, not this page. -->\n\n`;
const table = (head: string[], rows: (string | number)[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n') + '\n';

const restText = ({ maximumBytes }: Field): string =>
  maximumBytes === undefined ? 'the rest' : `the rest, at most ${SIZES[maximumBytes]} bytes`;
const fieldText = (field: Field): string =>
  `\`${field.name}\` ${field.type === 'ascii' ? `ascii, ${field.bytes} bytes` : field.type === 'rest' ? restText(field) : field.type}${field.meaning === undefined ? '' : ` (${field.meaning})`}${field.secret ? ' **secret**' : ''}`;
const fieldList = (fields: Field[]): string =>
  fields.length === 0 ? 'empty' : fields.map(fieldText).join(', ');
const allowed = (message: Message): string =>
  `${message.states.join(', ')}${message.developmentOnly ? '; development images only' : ''}${message.inFault ? '; also in the fault state' : ''}`;

export function linkPage(): string {
  const { framing } = LINK;
  return `${banner('hardware-docs/link.json and settings.json')}# The serial link

Version ${LINK.linkVersion}. A frame is COBS-encoded and ends with a zero byte. Before COBS it is

    version 1 | flags 1 | sequence 1 | type 1 | length 2 | payload 0..${framing.maximumPayloadBytes} | ${framing.checksum} 2

with all numbers little-endian; the checksum covers everything before it. One request is under way at a time. A frame with a bad
checksum, version or length is dropped without an answer: the host asks again with the same sequence number. A repeated
request that changes something is not carried out twice: the token sends its stored answer. Hosts begin with a random
sequence number and with \`identify\`, which also clears the memory of the last change.

## Served by a computer

\`talkode simulate\` and \`talkode emulate\` serve a token's link to programs of the same computer, \`--link tcp:PORT\` at
127.0.0.1 only. A web page that is open there can connect as well, so:

- **A connection begins with a whole request**: one valid frame without the flag \`response\`, with nothing but zero bytes before
  it. Encoded, every request begins with the bytes \`02 01\`. Anything else is closed at the first byte that differs, and none of it
  reaches the token: HTTP, TLS, WebSocket, STUN and TURN are what browsers send. This is decided once; later noise is noise.
- **One client at a time**: who has sent the first request keeps the token until it closes its connection. Others are closed, and
  one line on standard error says why. Connections on which nothing was asked keep nobody out; of more than
  ${LINK.served.silentClients} the oldest is closed.
- **Answers wait for their reader** up to ${LINK.served.waitingBytes} bytes, and no requests are taken meanwhile.

\`--link pty\` is a serial device of its user alone, which no page can open. Whoever opens it is the host, several at once as with
any serial device; answers beyond that bound are lost.

## Flags

${table(
  ['bit', 'name', 'meaning'],
  LINK.flags.map((flag) => [flag.bit, flag.name, flag.meaning]),
)}
## Life-cycle states

${table(
  ['id', 'state', 'meaning'],
  LINK.lifeCycleStates.map((state) => [state.id, state.name, state.meaning]),
)}
## Messages

${table(
  ['id', 'message', 'meaning', 'allowed in', 'request', 'response'],
  LINK.messages.map((m) => [
    m.id,
    `\`${m.name}\``,
    m.meaning,
    allowed(m),
    fieldList(m.request),
    fieldList(m.response),
  ]),
)}
## Errors

An error answer has the flag \`error\` and two bytes: code and detail.

${table(
  ['code', 'name', 'meaning', 'detail'],
  LINK.errors.map((error) => [error.code, error.name, error.meaning, error.detail ?? '']),
)}
## Faults

Shown on the glass as \`Err\` and two digits, and told by \`identify\`.

${table(
  ['code', 'name', 'meaning'],
  LINK.faults.map((fault) => [fault.code, fault.name, fault.meaning]),
)}
## Algorithms

${table(
  ['id', 'name', 'digest (bytes)', 'block (bytes)'],
  LINK.algorithms.map((a) => [a.id, a.name, a.digestBytes, a.blockBytes]),
)}
## Limits

${table(
  ['limit', 'value'],
  Object.entries(LINK.limits).map(([name, value]) => [name, value]),
)}
## Settings

${table(
  ['id', 'name', 'unit', 'range', 'default', 'meaning'],
  SETTINGS.map((s) => [s.id, s.name, s.unit, `${s.minimum} to ${s.maximum}`, s.default, s.meaning]),
)}
${lockedSettings()}`;
}

const inMinutes = (seconds: number): string => (seconds === 60 ? 'a minute' : `${seconds / 60} minutes`);

/** What a locked token lets the link change, and how often. */
function lockedSettings(): string {
  const { linkWritesAtOnce, linkWriteGapSeconds, linkWriteReturnSeconds } = LINK.limits;
  const perDay = linkWritesAtOnce! + 86_400 / linkWriteReturnSeconds!;
  return `## Settings of a locked token

Whoever plugs a cable into a locked token may be a stranger. A setting that every model which uses it has keys for changes by
keys only (error \`keys-only\`). The link may raise the others, never below the value in force (error \`raise-only\`), and whatever
it makes the token store is counted (error \`too-soon\`). Keys are never counted, and lower what they can raise. A token that is
not locked yet takes every value.

${table(
  ['setting', 'the link of a locked token', "what a stranger's change could do", 'because'],
  SETTINGS.map((s) => [
    s.name,
    s.whenLocked === 'keys-only' ? 'changes nothing' : '**raises it**',
    s.danger,
    s.because,
  ]),
)}
The write budget: ${linkWritesAtOnce} writes, no two within ${inMinutes(linkWriteGapSeconds!)}; one comes back after each ${inMinutes(linkWriteReturnSeconds!)}. So no day sees more than
${perDay}. A value that stands already costs nothing.

- The count is part of the record, so it outlives a power loss.
- Time is the uptime, not the clock, which may be unknown or run backwards. Time without power does not count, nor does what
  was waited for before it: after a start the next write waits as if one had just been made, unless there was none since locking.
- A write that was cut short, or that the storage refused, has worn the flash and is in no count. It shows in the slot that
  is not in force: until that slot is whole again the next write waits for ${inMinutes(linkWriteReturnSeconds!)} more, and so pays for it.
  An erase that is cut at once changes no bit. So before it begins, the old record there is spoiled, by programming alone.
- That the clock was found wrong is noted in bits that the record in force has left erased for it. Nothing is erased for that and
  nothing counted, so it wears nothing, whoever makes it happen. A storage that refuses it is asked once a start, then once in
  ${inMinutes(linkWriteReturnSeconds!)}, and the next record says it too; power that goes before either forgets it.
  A record of format 1 or 2 has no such bits: it is written anew, which takes an erase in each start until one is not cut.
- A token that is blank or provisioned counts nothing: it is at the factory or the issuer, whose flows must not wait. Locking
  begins with the whole budget. \`erase\` counts nothing either: only development images, which are not for use, answer it.
`;
}

export function contractPage(): string {
  const { storage } = CORE;
  return `${banner('hardware-docs/core.json')}# The core's contract

ABI version ${CORE.abiVersion}, firmware version ${CORE.firmwareVersion.join('.')}. The core has no imports: calls go in, buffers come out.
All arguments are 32-bit; uptime counts milliseconds since power-on and may wrap. A call that breaks this contract (a key
that the model lacks, more bytes than a buffer holds, an acknowledgement that nobody asked for) traps; the host then boots a
new instance with the flag after-trap.

## Calls

${table(
  ['call', 'meaning'],
  CORE.calls.map(({ call, meaning }) => ['\`' + call + '\`', meaning]),
)}
## Buffers

\`layout()\` gives the address of a table of (address, size) pairs, u32 each, in this order; hosts never hard-code an address.

${table(
  ['buffer', 'bytes', 'meaning'],
  CORE.buffers.map((buffer) => [buffer.name, buffer.bytes || 'all in use', buffer.meaning]),
)}
## Effects, from \`takeEffects()\`

${table(
  ['bit', 'name', 'meaning'],
  CORE.effects.map((flag) => [flag.bit, flag.name, flag.meaning]),
)}
## Models and keys

${table(
  ['id', 'model', 'keys'],
  CORE.models.map((model) => [
    model.id,
    model.name,
    KEYS.models[model.name]!.map((key) => `${key.id} ${key.name}`).join(', '),
  ]),
)}
What the keys do: [keys.md](keys.md).

## Sound

${CORE.audio.sampleRate} samples a second, one channel, signed 16 bits. Marks and tones by number:

${table(
  ['kind', 'name', 'meaning'],
  CORE.audio.marks.map((mark) => [mark.id, mark.name, mark.meaning]),
)}
${table(
  ['tone', 'name', 'meaning'],
  CORE.audio.tones.map((tone) => [tone.id, tone.name, tone.meaning]),
)}
## Boot flags

${table(
  ['bit', 'name', 'meaning'],
  CORE.bootFlags.map((flag) => [flag.bit, flag.name, flag.meaning]),
)}
## Storage

${storage.slots} slots of one erase sector (${storage.sectorBytes} bytes) each; a record fills the first page (${storage.pageBytes} bytes) of its slot.

${table(
  ['id', 'operation', 'meaning'],
  storage.operations.map((entry) => [entry.id, entry.name, entry.meaning]),
)}`;
}

export function glassPage(): string {
  return `${banner('hardware-docs/glass.json')}# The glass

${GLASS.digitPlaces.length} digit places in two groups, a time bar of ${GLASS.bar.segments} steps ${GLASS.icons.length} signs and a mark under each digit place: ${segments().length} segments. The frame has one bit
per segment, in this order: eight per digit place (a to g clockwise from the top with g in the middle, then the point), the
bar from the left, the signs as below, the marks. Marks and some signs belong to the code reader alone.

With the setting \`giant-digit\` the code reader shows one digit of a code over the whole glass (segments a to g, in the place of
the digit places and of the signs beneath it), a line under each place that the code has, and the mark of the digit that it is.
Bit ${INVERSE_BIT} is no segment: it says that light and dark are changed (setting \`inverse-glass\`).

${table(
  ['bit', 'sign', 'meaning', 'models'],
  segments().flatMap((segment, bit) =>
    segment.kind !== 'digit' && segment.kind !== 'bar'
      ? [[bit, `\`${segment.id}\``, segment.meaning, segment.models?.join(', ') ?? 'all']]
      : [],
  ),
)}
## Characters

${table(
  ['character', 'segments'],
  Object.entries(GLASS.characters).map(([character, lit]) => [
    character === ' ' ? '(blank)' : character,
    lit || 'none',
  ]),
)}`;
}
