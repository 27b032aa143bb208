// "Who may know whom" as a table, and the check that holds imports against it.
import type { Import } from './source-tree.ts';

interface Rule {
  /** A folder (with a trailing slash) or a file. The longest matching rule decides. */
  part: string;
  /** Folders and files that the part may import besides itself. */
  mayImport: readonly string[];
  /** Packages and node: modules that the part may import; '*' is any. */
  mayUse: readonly string[];
}

const CORE = 'firmware/core/';
const CORE_BASE = [`${CORE}base/`];
const CORE_LEAVES = ['audio/', 'oath/', 'crypto/', 'display/', 'link/', 'storage/'].map(
  (leaf) => CORE + leaf,
);

const HOST_CONTRACT = 'simulator/token/contract.generated.ts';

function coreLeaf(folder: string): Rule {
  return { part: CORE + folder, mayImport: [...CORE_BASE, `${CORE}crypto/`], mayUse: [] };
}

export const RULES: readonly Rule[] = [
  // The core: leaves at the bottom, `device` over them, `main.ts` with the exports on top.
  { part: 'firmware/', mayImport: [], mayUse: [] },
  { part: `${CORE}base/`, mayImport: [], mayUse: [] },
  { part: `${CORE}crypto/`, mayImport: CORE_BASE, mayUse: [] },
  coreLeaf('audio/'),
  coreLeaf('oath/'),
  coreLeaf('display/'),
  coreLeaf('link/'),
  coreLeaf('storage/'),
  { part: `${CORE}device/`, mayImport: [...CORE_BASE, ...CORE_LEAVES], mayUse: [] },
  { part: `${CORE}main.ts`, mayImport: [...CORE_BASE, `${CORE}device/`], mayUse: [] },

  // The voices are made at build time; only one file of theirs speaks with the synthesiser.
  { part: 'firmware/voice/', mayImport: [], mayUse: ['node:*'] },

  // The board images are built at build time, by compilers that are called as programs.
  { part: 'firmware/boards/', mayImport: [], mayUse: ['node:*'] },

  // The simulator meets the host tools through the link only; its page also runs their verifier.
  { part: 'simulator/', mayImport: ['host-tools/link/'], mayUse: ['*'] },
  // Beside the page's sources lie the files that build it.
  { part: 'simulator/web/', mayImport: [], mayUse: ['vite', 'node:*'] },
  {
    part: 'simulator/web/src/',
    mayImport: [
      'simulator/',
      'host-tools/link/',
      'host-tools/verifier/',
      'build/core.wasm',
      'build/voice/voice.bin',
    ],
    mayUse: ['vite', 'speak-tts'],
  },
  { part: 'simulator/runner/', mayImport: ['simulator/'], mayUse: [] },
  // What is said: pure but for the loader, which finds the built image in Node.
  { part: 'simulator/voice/', mayImport: ['simulator/ports/', HOST_CONTRACT], mayUse: [] },
  { part: 'simulator/voice/load.ts', mayImport: ['simulator/'], mayUse: ['node:*'] },
  { part: 'simulator/glass/', mayImport: [], mayUse: [] },
  // Emulated boards know ports and the core's contract; only `device` fits them into a tester's session.
  {
    part: 'simulator/emulator/',
    mayImport: ['simulator/ports/', 'simulator/token/'],
    mayUse: ['node:*'],
  },
  {
    part: 'simulator/emulator/device/',
    mayImport: ['simulator/emulator/', 'simulator/ports/', 'simulator/session/', 'simulator/token/'],
    mayUse: [],
  },
  { part: 'simulator/emulator/display/', mayImport: ['simulator/emulator/board.ts'], mayUse: [] },
  {
    part: 'simulator/emulator/rp2040/',
    mayImport: ['simulator/emulator/', 'simulator/ports/', 'simulator/token/'],
    mayUse: ['rp2040js'],
  },
  {
    part: 'simulator/token/',
    mayImport: ['simulator/ports/audio.ts', 'simulator/ports/entropy.ts'],
    mayUse: ['node:fs', 'node:fs/promises', 'node:url', 'node:path'],
  },
  { part: 'simulator/ports/', mayImport: ['host-tools/link/', HOST_CONTRACT], mayUse: ['node:*'] },

  // Host tools: pure modules that know neither database nor HTTP, and commands that put them together.
  { part: 'host-tools/', mayImport: [], mayUse: [] },
  { part: 'host-tools/link/', mayImport: [], mayUse: [] },
  {
    part: 'host-tools/link/transports/',
    mayImport: ['host-tools/link/'],
    mayUse: ['node:net', 'serialport'],
  },
  { part: 'host-tools/verifier/', mayImport: [], mayUse: ['@noble/hashes'] },

  // The commands: what several share, then a folder each. None knows another; only `cli/talkode.ts` and its way of ending do.
  { part: 'cli/', mayImport: [], mayUse: ['commander'] },
  {
    part: 'cli/files/',
    mayImport: ['simulator/ports/', 'simulator/session/', 'simulator/trace/'],
    mayUse: ['node:fs', 'node:path'],
  },
  { part: 'cli/options/', mayImport: ['cli/files/', 'simulator/session/'], mayUse: ['commander'] },
  {
    part: 'cli/output/',
    mayImport: [
      'cli/files/',
      'host-tools/link/',
      'simulator/glass/',
      'simulator/ports/',
      'simulator/session/',
      'simulator/token/',
      'simulator/voice/',
    ],
    mayUse: ['commander'],
  },
  {
    part: 'cli/token/',
    mayImport: ['cli/options/', 'cli/output/', 'host-tools/link/', 'simulator/'],
    mayUse: [],
  },
  {
    part: 'cli/simulate/',
    mayImport: ['cli/files/', 'cli/options/', 'cli/output/', 'cli/token/', 'simulator/'],
    mayUse: ['commander', 'tinyglobby', 'node:fs', 'node:path'],
  },
  {
    part: 'cli/emulate/',
    mayImport: ['cli/files/', 'cli/options/', 'cli/output/', 'cli/token/', 'simulator/'],
    mayUse: ['commander'],
  },
  {
    part: 'cli/replay/',
    mayImport: ['cli/files/', 'cli/options/', 'cli/token/', 'simulator/'],
    mayUse: ['commander'],
  },
  {
    part: 'cli/serve/',
    mayImport: ['simulator/session/'],
    mayUse: ['commander', 'vite', 'node:fs', 'node:path', 'node:url'],
  },
  { part: 'cli/identify/', mayImport: ['host-tools/link/'], mayUse: ['commander'] },
  {
    part: 'cli/version/',
    mayImport: ['host-tools/link/', 'simulator/ports/', 'simulator/session/', 'simulator/token/'],
    mayUse: ['commander', 'node:fs', 'node:path', 'node:url'],
  },
  ...['cli/talkode.ts', 'cli/exit-codes.ts'].map((part) => ({
    part,
    mayImport: ['cli/'],
    mayUse: ['commander'],
  })),
];

/** Files that may use more than their folder. */
const EXCEPTIONS: readonly { files: RegExp; mayUse: readonly string[] }[] = [
  { files: /^simulator\/ports\/loudspeaker\.ts$/, mayUse: ['web-audio-api'] },
  {
    files: /^firmware\/voice\/sound\/(synthesiser|espeak-module\.d)\.ts$/,
    mayUse: ['@echogarden/espeak-ng-emscripten'],
  },
  { files: /^simulator\/glass\/draw-png\.ts$/, mayUse: ['@resvg/resvg-js'] },
  { files: /^host-tools\/verifier\/[a-z0-9-]+-node\.ts$/, mayUse: ['node:crypto'] },
];

function covers(part: string, file: string): boolean {
  return part.endsWith('/') ? file.startsWith(part) : file === part;
}

function ruleFor(file: string): Rule | undefined {
  return RULES.filter((rule) => covers(rule.part, file)).sort((a, b) => b.part.length - a.part.length)[0];
}

function isPackageAllowed(name: string, allowed: readonly string[]): boolean {
  return allowed.some((each) => {
    if (each === '*') return true;
    if (each.endsWith('*')) return name.startsWith(each.slice(0, -1));
    return name === each || name.startsWith(`${each}/`);
  });
}

/** One line per import that the table does not allow. */
export function importViolations(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, target, isPackage }) => {
    const rule = ruleFor(from);
    if (!rule) return [`${from} belongs to no part of the table`];
    if (isPackage) {
      const extra = EXCEPTIONS.filter(({ files }) => files.test(from)).flatMap(({ mayUse }) => mayUse);
      return isPackageAllowed(target, [...rule.mayUse, ...extra]) ? [] : [`${from} may not use '${target}'`];
    }
    const allowed = [rule.part, ...rule.mayImport];
    return allowed.some((part) => covers(part, target)) ? [] : [`${from} may not import ${target}`];
  });
}

/** Every cycle of imports that exist at run time, once, as "a -> b -> a". */
export function importCycles(imports: readonly Import[]): string[] {
  const graph = new Map<string, string[]>();
  for (const { from, target, isPackage, isTypeOnly } of imports) {
    if (!isPackage && !isTypeOnly) graph.set(from, [...(graph.get(from) ?? []), target]);
  }
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

/** The files below `folder` and all that they need when they run. */
export function reachableFrom(folder: string, imports: readonly Import[]): string[] {
  const reached = new Set(imports.map(({ from }) => from).filter((file) => covers(folder, file)));
  for (const file of reached) {
    for (const { from, target, isPackage, isTypeOnly } of imports) {
      if (from === file && !isPackage && !isTypeOnly) reached.add(target);
    }
  }
  return [...reached];
}

const VAGUE_NAME = /(^|\/)(utils?|helpers?|misc|index)(\/|\.ts$)/;

/** Files whose name says nothing, and barrels that re-export a folder. */
export function vagueNames(files: readonly string[]): string[] {
  return files.filter((file) => VAGUE_NAME.test(file));
}
