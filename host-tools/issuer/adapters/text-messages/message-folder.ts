/** Text messages as files, one each, for a gateway that takes them from there and removes them. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TemporaryPasswordMessage } from '../../domain/ports/text-messages.ts';
import type { Random } from '../../domain/ports/secrecy.ts';
import { newId } from '../../domain/ports/random-id.ts';
import type { TextMessages } from '../../domain/ports/text-messages.ts';

/** Short enough for one message of 160 characters, and without a link: nobody should get used to following one. */
const TEXTS: Readonly<
  Record<TemporaryPasswordMessage['language'], (message: TemporaryPasswordMessage) => string>
> = {
  da: ({ password, validMinutes }) =>
    `Talkode: Din midlertidige adgangskode er ${password}. Den virker i ${validMinutes} minutter. Vi beder dig aldrig om den. Har du ikke bedt om den, så ring til os.`,
  en: ({ password, validMinutes }) =>
    `Talkode: Your temporary password is ${password}. It works for ${validMinutes} minutes. We never ask you for it. If you did not ask for it, call us.`,
};

export function messageFolder(folder: string, random: Random): TextMessages {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    sendTemporaryPassword(message) {
      const place = path.join(folder, `${newId(random)}.json`);
      const content = { to: message.phone, text: TEXTS[message.language](message) };
      writeFileSync(`${place}.new`, JSON.stringify(content), { mode: 0o600 });
      renameSync(`${place}.new`, place);
      return Promise.resolve();
    },
  };
}
