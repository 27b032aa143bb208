/** What the images' manifest says beside sizes and hashes: which messages there are, what the chip can protect. */
import { LINK } from '../tables.ts';
import type { Board } from './read.ts';

export function imageFacts(boards: readonly Board[]): string {
  const messages = LINK.messages.map(({ name, developmentOnly = false }) => ({ name, developmentOnly }));
  const protection = Object.fromEntries(
    boards.map(({ module, hardware }) => [module, hardware.readOutProtection]),
  );
  return `/** For the images' manifest. Generated from hardware-docs/link.json and hardware-docs/boards by "npm run generate". Change the tables, not this file. */

/** Every message of the link, and whether only a development image carries it out. */
export const LINK_MESSAGES = ${JSON.stringify(messages)} as const;

/** What a production image writes when the token is locked; null: the chip has nothing of the kind. */
export const READ_OUT_PROTECTION: Readonly<Record<string, { register: string | null; why: string }>> = ${JSON.stringify(protection)};
`;
}
