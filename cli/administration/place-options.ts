/** Which issuer a command works at: options of all that talk to a running service or else open the database. */
import { flag, optional, type Values, WrongArgument } from '../options/option-table.ts';
import { DATABASE_OPTIONS } from './database-options.ts';

/** The key goes over nobody's network in clear: in clear only to this computer. */
const ADDRESS = /^(?:https:\/\/[^/\s?#@]+|http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?)\/?$/;

function readIssuer(text: string): string {
  if (!ADDRESS.test(text))
    throw new WrongArgument('Expected https:// and a host, or http://127.0.0.1 and a port.');
  // Not `localhost`: that may lead to ::1 first, where the service does not listen and anybody else may.
  return text.replace(/\/$/, '').replace(/^http:\/\/localhost(?=:|$)/, 'http://127.0.0.1');
}

export const PLACE_OPTIONS = {
  issuer: optional('--issuer <address>', 'the service to ask; found by itself on this computer', readIssuer),
  ...DATABASE_OPTIONS,
  json: flag('--json', 'print one JSON object instead of words'),
};

export type PlaceOptions = Values<typeof PLACE_OPTIONS>;
