/**
 * XML as it comes in, piece by piece: well-formed XML 1.0 with namespaces, in which nothing is declared, named from outside
 * or without bounds.
 */
import type { SaxesAttributeNS } from 'saxes';
import { ContainerError, printable, quoted, type XmlPosition } from './container-error.ts';

export interface XmlTag {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** By name, prefix included; no declarations of namespaces. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Where its `<` is. */
  readonly position: XmlPosition;
}

/** Told of what comes. What they throw ends the reading. */
export interface XmlHandler {
  opened(tag: XmlTag): void;
  /** A part of an element's text, references resolved. */
  text(part: string): void;
  /** `position` is behind its end. */
  closed(position: XmlPosition): void;
}

export interface XmlReader {
  /** Any number of characters. Throws ContainerError. */
  write(text: string): void;
  /** There are no more: throws ContainerError when something is missing. */
  close(): void;
  position(): XmlPosition;
}

/** Far more than the longest text of the form; a longer one would grow in memory, unseen, until it ends. */
const MAXIMUM_MARKUP_CHARACTERS = 16_384;
const MAXIMUM_ATTRIBUTES = 16;
const MAXIMUM_MESSAGE_CHARACTERS = 120;
const NAMESPACE_DECLARATIONS = 'http://www.w3.org/2000/xmlns/';

/** Without the place that saxes puts before it, and on one line: it may quote names of the file. */
function withoutPlace(message: string): string {
  return printable(message.replace(/^\d+:\d+: /, '').slice(0, MAXIMUM_MESSAGE_CHARACTERS));
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Those that do not declare a namespace. Most elements have none. */
function ownAttributes(found: Readonly<Record<string, SaxesAttributeNS>>): ReadonlyMap<string, string> {
  let own: Map<string, string> | null = null;
  for (const { name, uri, value } of Object.values(found))
    if (uri !== NAMESPACE_DECLARATIONS) own = (own ?? new Map<string, string>()).set(name, value);
  return own ?? NO_ATTRIBUTES;
}

/** The parser comes when it is asked for: most commands read no XML, and start without it. */
export async function openXml(handler: XmlHandler): Promise<XmlReader> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: true });
  let begins: XmlPosition = { line: 1, column: 1 };
  let attributes = 0;
  let written = 0;
  let lastEventAt = 0;

  const position = (): XmlPosition => ({ line: parser.line, column: parser.column + 1 });
  const refuse = (what: string): never => {
    throw new ContainerError(position(), what);
  };
  const noteProgress = (at = parser.position): void => {
    if (at - lastEventAt > MAXIMUM_MARKUP_CHARACTERS)
      refuse(`expected at most ${MAXIMUM_MARKUP_CHARACTERS} characters in a tag, text or comment, got more`);
    lastEventAt = at;
  };
  const text = (part: string): void => {
    noteProgress();
    handler.text(part);
  };

  parser.on('error', ({ message }) =>
    refuse(`expected well-formed XML, got a fault: ${withoutPlace(message)}`),
  );
  parser.on('doctype', () => refuse('expected a key container without a DOCTYPE, got one'));
  parser.on('xmldecl', ({ version, encoding }) => {
    noteProgress();
    if (version !== '1.0') refuse(`expected XML 1.0, got version ${quoted(version ?? '')}`);
    if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8')
      refuse(`expected the encoding UTF-8, got ${quoted(encoding)}`);
  });
  parser.on('comment', () => noteProgress());
  parser.on('processinginstruction', () => noteProgress());
  parser.on('opentagstart', ({ name }) => {
    noteProgress();
    attributes = 0;
    // The character behind the name has been read.
    begins = { line: parser.line, column: Math.max(1, parser.column - name.length - 1) };
  });
  parser.on('attribute', () => {
    noteProgress();
    attributes += 1;
    if (attributes > MAXIMUM_ATTRIBUTES)
      refuse(`expected at most ${MAXIMUM_ATTRIBUTES} attributes, got more`);
  });
  parser.on('opentag', ({ local, uri, attributes: found }) => {
    noteProgress();
    handler.opened({ name: local, namespace: uri, attributes: ownAttributes(found), position: begins });
  });
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    noteProgress();
    handler.closed(position());
  });

  return {
    write: (part) => {
      parser.write(part);
      written += part.length;
      // What has not ended yet would grow in memory, and nobody would be told.
      if (written - lastEventAt > MAXIMUM_MARKUP_CHARACTERS) noteProgress(written);
    },
    close: () => void parser.close(),
    position,
  };
}
