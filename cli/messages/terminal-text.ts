/**
 * What a command may print of an error: no secret that was typed in the wrong place, and nothing that moves a cursor.
 */
import { onOneLine, printable } from '../../simulator/text/shown.ts';

const SCHEME = /\b(hex|base32):/i;

/** The secrets among the arguments, as typed and as shown: from the scheme to the argument's end, blanks included. */
function typedSecrets(args: readonly string[]): string[] {
  return args
    .map((arg) => arg.slice(Math.max(0, arg.search(SCHEME))))
    .filter((text) => SCHEME.test(text) && !/^\w+:$/.test(text))
    .flatMap((text) => [text, onOneLine(text)]);
}

/** The arguments that are more than a line or would not be shown as they are, and the values in them. */
function unprintable(args: readonly string[]): string[] {
  return args
    .flatMap((arg) => [arg, arg.slice(arg.indexOf('=') + 1)])
    .filter((text) => text.trim() !== '' && text !== onOneLine(text));
}

/** `message` as it may be shown to whoever typed `args`: its lines are its own, none is one of a name. */
export function forTerminal(message: string, args: readonly string[]): string {
  const masked = typedSecrets(args).reduce(
    (text, secret) => text.replaceAll(secret, `${secret.slice(0, secret.indexOf(':'))}:…`),
    message,
  );
  const named = unprintable(args).reduce((text, typed) => text.replaceAll(typed, onOneLine(typed)), masked);
  return printable(named.replace(/\b(hex|base32):[0-9a-z][^\s'"]*/gi, '$1:…'));
}

/** What commander says of wrong options, as the commands say theirs: on one line. */
export function refusalText(text: string): string {
  return text
    .replace(/^error: /, '')
    .trimEnd()
    .replace(/\n\(Did you mean (.*)\?\)$/, '; did you mean $1?');
}

/** How all that a command says of itself begins; null before a command was found. */
export function inTheNameOf(command: string | null, message: string): string {
  return `talkode${command === null ? '' : ` ${command}`}: ${message}`;
}
