/** A key container that cannot be used, or cannot be written: where, what was expected and what came; never a secret. */

export interface XmlPosition {
  /** From 1, as editors count. */
  readonly line: number;
  readonly column: number;
}

export class ContainerError extends Error {
  override readonly name = 'ContainerError';
  /** Null for what lies in no file yet. */
  readonly position: XmlPosition | null;
  constructor(position: XmlPosition | null, what: string) {
    super(position === null ? what : `${position.line}:${position.column}: ${what}`);
    this.position = position;
  }
}

/** All is as it should be, but for a seal that is not there. */
export class UnsealedContainer extends ContainerError {}

/** The shortest secret, 10 bytes, has 16 characters in base64 and in base32. */
const MAXIMUM_QUOTED_CHARACTERS = 15;
const MAXIMUM_IDENTIFIER_CHARACTERS = 100;
/** A name of an algorithm, of a namespace or of an XML version: longer than a secret, and none. */
const IDENTIFIER = /^(https?:\/\/|urn:)[\w.:/#-]*$/;

/** What came, for a message: in quotes where it is short or an identifier, else its length alone. It may be a secret. */
export function quoted(text: string): string {
  if (text === '') return 'nothing';
  const isIdentifier = IDENTIFIER.test(text) && text.length <= MAXIMUM_IDENTIFIER_CHARACTERS;
  if (text.length > MAXIMUM_QUOTED_CHARACTERS && !isIdentifier) return `${text.length} characters`;
  return `"${printable(text)}"`;
}

/** Longer than any that the form has. */
const MAXIMUM_TAG_CHARACTERS = 40;

/** An element of this name, for a message. */
export function tagInWords(name: string): string {
  const isPlain = name.length <= MAXIMUM_TAG_CHARACTERS && /^[\w.-]+$/.test(name);
  return isPlain ? `<${name}>` : `an element whose name has ${name.length} characters`;
}

/** With what a terminal would obey written out. */
export function printable(text: string): string {
  return text.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
