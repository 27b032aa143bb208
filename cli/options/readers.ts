/** Reads the texts of several commands' options: names, places of a link, paths. They throw ValueError. */
import { STANDARD_STREAM } from '../files/standard-streams.ts';
import { suggestion } from '../../simulator/text/nearest.ts';
import { shown } from '../../simulator/text/shown.ts';
import { ValueError } from '../../simulator/text/values.ts';

export type LinkPlace = { kind: 'tcp'; port: number } | { kind: 'pty'; path?: string };

/** A reader of one of these names. */
export function oneOf<Name extends string>(names: readonly Name[]): (text: string) => Name {
  return (text) => {
    const found = names.find((name) => name === text);
    if (found === undefined)
      throw new ValueError(names.join(' or '), `${shown(text)}${suggestion(text, names)}`);
    return found;
  };
}

const MAXIMUM_TCP_PORT = 65_535;

export function readLink(text: string): LinkPlace {
  const [kind, ...rest] = text.split(':');
  const place = rest.join(':');
  if (kind === 'tcp' && /^\d{1,5}$/.test(place) && Number(place) <= MAXIMUM_TCP_PORT)
    return { kind, port: Number(place) };
  if (text === 'pty') return { kind: 'pty' };
  if (kind === 'pty' && place !== '') return { kind, path: place };
  throw new ValueError(`tcp:PORT (0 to ${MAXIMUM_TCP_PORT}), pty or pty:PATH`, shown(text));
}

/** The name that a pseudo-terminal gets. */
export function ptyName(link: LinkPlace | null): string | null {
  return link?.kind === 'pty' ? (link.path ?? null) : null;
}

/** The path of a file. An option in its place is a path that was forgotten; `./--json` names such a file all the same. */
export function readPath(text: string): string {
  if (text === '') throw new ValueError('the path of a file', 'nothing');
  if (text.startsWith('--')) throw new ValueError('the path of a file', `the option ${shown(text)}`);
  return text;
}

/** The same where `-` is no stream, and would make a file of that name. */
export function readPathOfFile(text: string): string {
  if (text === STANDARD_STREAM)
    throw new ValueError('the path of a file', '"-", which is no stream here; ./- names such a file');
  return readPath(text);
}
