// What a command may print of an error: no secret that was typed in the wrong place, and nothing that moves a cursor.
import { printable } from '../session/shown.ts';

const SCHEME = /\b(hex|base32):/i;

/** The secrets among the arguments, as typed: from the scheme to the argument's end, blanks included. */
function typedSecrets(args: readonly string[]): string[] {
  return args
    .map((arg) => arg.slice(Math.max(0, arg.search(SCHEME))))
    .filter((text) => SCHEME.test(text) && !/^\w+:$/.test(text));
}

/** `message` as it may be shown to whoever typed `args`. */
export function forTerminal(message: string, args: readonly string[]): string {
  const masked = typedSecrets(args).reduce(
    (text, secret) => text.replaceAll(secret, `${secret.slice(0, secret.indexOf(':'))}:…`),
    message,
  );
  return printable(masked.replace(/\b(hex|base32):[0-9a-z][^\s'"]*/gi, '$1:…'));
}
