/** How text from outside appears in a message: short, without control characters, and never a secret. */

/** Longer than any word that a message has to quote whole. */
const MAXIMUM_SHOWN_CHARACTERS = 40;
/** A bare secret in hexadecimal or base32 has at least 10 bytes; the longest numbers that are typed have 12 digits. */
const MAYBE_SECRET = /^([0-9a-f]{20,}|[a-z2-7]{16,}=*)$/i;

/** Control characters written out: a terminal would obey them. Line ends stay. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/** What a terminal would take for an order, a line end, or for text that runs the other way (Unicode UAX 9), written out. */
export function onOneLine(text: string): string {
  return printable(text)
    .replaceAll('\n', '\\n')
    .replace(
      /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
      (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** The name of a file or folder, whole, for a message. */
export function quotedName(name: string): string {
  return `"${onOneLine(name)}"`;
}

/** `1 step`, `2 steps`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** A text on one line, cut where it is long. */
export function short(text: string): string {
  const characters = [...text.slice(0, 2 * MAXIMUM_SHOWN_CHARACTERS)];
  const cut =
    characters.length > MAXIMUM_SHOWN_CHARACTERS
      ? `${characters.slice(0, MAXIMUM_SHOWN_CHARACTERS).join('')}…`
      : text;
  return onOneLine(cut);
}

/** What came, for a message: in quotes and short; a secret in the wrong place is not repeated. */
export function shown(text: string): string {
  if (text === '') return 'nothing';
  if (/\b(hex|base32):/i.test(text)) return 'a secret';
  return MAYBE_SECRET.test(text) ? 'what may be a secret' : `"${short(text)}"`;
}
