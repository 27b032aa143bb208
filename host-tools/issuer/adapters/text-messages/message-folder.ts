/** Text messages as files, one each, for a gateway that takes them from there and removes them. */
import type { TemporaryPasswordMessage } from '../../domain/ports/text-messages.ts';
import type { Random } from '../../domain/ports/secrecy.ts';
import { newId } from '../../domain/ports/random-id.ts';
import type { TextMessages } from '../../domain/ports/text-messages.ts';
import { layFile } from '../files/lay-file.ts';

/** Short enough for one message of 160 characters, and without a link: nobody should get used to following one. */
const TEXTS: Readonly<
  Record<TemporaryPasswordMessage['language'], (message: TemporaryPasswordMessage) => string>
> = {
  da: ({ password, validMinutes }) =>
    `Talkode: Din midlertidige adgangskode er ${password}. Den virker i ${validMinutes} minutter. Vi beder dig aldrig om den. Har du ikke bedt om den, så ring til os.`,
  en: ({ password, validMinutes }) =>
    `Talkode: Your temporary password is ${password}. It works for ${validMinutes} minutes. We never ask you for it. If you did not ask for it, call us.`,
};

/** A message as a gateway finds it. */
export interface LaidTextMessage {
  readonly to: string;
  readonly text: string;
}

/** @param name again with the same one: in the place of the first, if that still lies there. */
export function layTextMessage(folder: string, name: string, message: LaidTextMessage): Promise<void> {
  return layFile(folder, `${name}.json`, new TextEncoder().encode(JSON.stringify(message)));
}

export function messageFolder(folder: string, random: Random): TextMessages {
  return {
    sendTemporaryPassword: (message) =>
      layTextMessage(folder, newId(random), { to: message.phone, text: TEXTS[message.language](message) }),
  };
}
