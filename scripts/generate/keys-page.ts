/** The page of the key map: what each key does, and how a function is reached. */
import { CORE, KEYS, type ModelKey } from './tables.ts';

const title = (name: string | undefined): string =>
  name === undefined ? '' : (KEYS.functions.find((each) => each.name === name)?.en ?? name);

const held = ({ long, longSeconds }: ModelKey): string =>
  long === undefined ? '' : `${title(long)} (${longSeconds} s)`;

function rows(model: string): string {
  const keys = KEYS.models[model] ?? [];
  const lines = keys.map(
    (key) => `| ${key.id} | \`${key.name}\` | ${key.en} | ${title(key.press)} | ${held(key)} |`,
  );
  return ['| id | name | key | press | hold |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}

export function keysPage(): string {
  const models = CORE.models.map((model) => `## ${model.title}\n\n${rows(model.name)}\n`);
  return `<!-- Generated from hardware-docs/keys.json by "npm run generate". Change the table, not this page. -->

# Keys

Each key has one function. On the code reader the function key wakes the device; while it is awake, a digit or side key
starts its function, with the function key held down or on its own: nothing needs two keys at once (EN 301 549, 5.9). On a
sleeping device help is said, too, and any other key tells once that the red one wakes it; it sleeps on. The red key held for 3 s with no other key switches off.
With the setting vibration on, 5 also gives
the digit as pulses ([haptics.md](haptics.md)). 0 says once more what was said last: the code, or a digit of it, the status, a setting, a part of the help. 7 and 9 lead through the complete
languages, and back to the first one when held for 3 s. Keys on the left lower, keys on the right raise. While a setting is
being chosen (right side key), 1 lowers and 3 raises it. While one large digit of a code is on the glass (a setting), the right side
key shows the next digit, without a sound, and leads to the settings with the function key held, or when something else, such
as help or the volume, is on the glass. The first press of all asks where sound may go: 1 is the loudspeaker,
2 headphones only; until then 7 and 9 still change the language, and the side keys lower and raise the volume.
Then, or once headphones that were chosen and missing are plugged in, the pause between presses is offered, which 1 and 3 change; any other key does what it always does, so the red one gives the code. The right side key leads on to the key school, which stands
at the end of the settings: 3 begins it. In it each key is named and does nothing else, until the red key is held for 3 s, or none was pressed
for as long as the glass stays on.

${models.join('\n')}`;
}
