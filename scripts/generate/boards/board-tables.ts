/** What the build of the images and their emulators both know of the boards, and the form of the images' manifest. */
import { CORE, LINK, MANIFEST, type ManifestField } from '../tables.ts';
import { MEMORY_MAP_TYPE, memoryMap } from './memory.ts';
import type { Board, Module } from './read.ts';

const typeOf = (fields: readonly ManifestField[]): string =>
  fields
    .map(
      ({ name, type, meaning }) => `${meaning === undefined ? '' : `/** ${meaning} */\n`}${name}: ${type};`,
    )
    .join('\n');

/** One entry a board, in the order in which they are always named. */
function byBoard(boards: readonly Board[], valueOf: (module: Module, models: string[]) => unknown): string {
  const modules = new Map(boards.map(({ module, hardware }) => [module, hardware]));
  if (MANIFEST.boards.toSorted().join() !== [...modules.keys()].sort().join())
    throw new Error(`image-manifest.json: expected the boards ${[...modules.keys()].join()}`);
  const rows = MANIFEST.boards.map((id) => {
    const models = boards.filter(({ module }) => module === id).map(({ model }) => model);
    return `${id}: ${JSON.stringify(valueOf(modules.get(id)!, models))}`;
  });
  return `{ ${rows.join(',\n')} } as const`;
}

export function boardTables(boards: readonly Board[]): string {
  return `/** Generated from hardware-docs/image-manifest.json and hardware-docs/boards by "npm run generate". Change the tables, not this file. */

export const BOARDS = ${JSON.stringify(MANIFEST.boards)} as const;
export type BoardName = (typeof BOARDS)[number];

/** A development image may be provisioned in plain and erased, and leaves its flash open; see hardware-docs/boards. */
export const FLAVOURS = ${JSON.stringify(MANIFEST.flavours)} as const;
export type Flavour = (typeof FLAVOURS)[number];

/** The models that there are images of. */
export const BOARD_MODELS = ${byBoard(boards, (_, models) => models)} satisfies Record<BoardName, readonly string[]>;
export type BoardModel = (typeof BOARD_MODELS)[BoardName][number];

${MEMORY_MAP_TYPE}
export const MEMORY_MAPS = ${byBoard(boards, memoryMap)} satisfies Record<BoardName, MemoryMap>;

export interface ManifestFile {
${typeOf(MANIFEST.file)}
}

/** An image in build/boards/manifest.json. */
export interface ManifestImage {
${typeOf(MANIFEST.image)}
}

export interface Manifest {
  images: readonly ManifestImage[];
}
`;
}

/** The same for the build, and what only it must know. */
export function buildTables(boards: readonly Board[]): string {
  const messages = LINK.messages.map(({ name, developmentOnly = false }) => ({ name, developmentOnly }));
  const models = Object.fromEntries(CORE.models.map(({ name, id, speaks }) => [name, { id, speaks }]));
  return `${boardTables(boards)}
/** The number of a model in the core's contract, and whether its images have the voice. */
export const MODELS: Readonly<Record<BoardModel, { id: number; speaks: boolean }>> = ${JSON.stringify(models)};

/** Lines that the link can come over: the UART, and what the board has besides. */
export const LINK_LINES: Readonly<Record<BoardName, number>> = ${byBoard(boards, ({ links }) => links.length)};

/** Every message of the link, and whether only a development image carries it out. */
export const LINK_MESSAGES = ${JSON.stringify(messages)} as const;

/** What a production image writes when the token is locked; null: the chip has nothing of the kind. */
export const READ_OUT_PROTECTION: Readonly<Record<BoardName, { register: string | null; why: string }>> = ${byBoard(boards, ({ readOutProtection }) => readOutProtection)};
`;
}
