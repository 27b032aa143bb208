/** Circles among files, folders and rooms, type-only imports included: whoever reads one part of a circle must read all. */
import type { Import } from './source-tree.ts';

/**
 * One way that is allowed to go back up, from file to file; it must exist, or the row is stale. Between two folders (names
 * that end in `/`) it is allowed for circles of folders only: files close none there either.
 */
export interface WayBack {
  from: string;
  target: string;
  why: string;
}

type Edge = readonly [from: string, to: string];

/** Sets of nodes that each reach all others of the set, as "a <-> b". */
function circlesOf(edges: readonly Edge[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of edges) next.set(from, (next.get(from) ?? new Set()).add(to));
  const reach = new Map(
    [...next].map(([node, near]) => {
      const reached = new Set(near);
      for (const each of reached) for (const further of next.get(each) ?? []) reached.add(further);
      return [node, reached];
    }),
  );
  const others = (node: string): string[] =>
    [...(reach.get(node) ?? [])].filter((other) => reach.get(other)?.has(node) === true);
  return [...next.keys()].map((node) => others(node).sort().join(' <-> ')).filter((circle) => circle !== '');
}

/** Whether an import is one of those that a way names. */
export function isWay({ from, target }: Pick<Import, 'from' | 'target'>, way: WayBack): boolean {
  const named = (file: string, name: string): boolean =>
    name.endsWith('/') ? file.startsWith(name) : file === name;
  return named(from, way.from) && named(target, way.target);
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);
/** A C file and its header are one unit: what either includes, both need. */
const unitOf = (file: string): string => file.replace(/\.[chS]$/, '');

/**
 * The entries by which two files part ways: of `a/b/c.ts` and `a/d/e.ts` these are `a/b/` and `a/d/`. Folders taken whole
 * like that show circles that go up by one of their files and come back to another.
 */
function entriesOf(from: string, target: string): Edge {
  const [a, b] = [from.split('/'), target.split('/')];
  const common = a.findIndex((part, depth) => part !== b[depth]);
  const entry = (parts: readonly string[]): string =>
    parts.slice(0, common + 1).join('/') + (parts.length > common + 1 ? '/' : '');
  return [entry(a), entry(b)];
}

/** All circles of an import graph; `waysBack` are not followed. */
export function circles(imports: readonly Import[], waysBack: readonly WayBack[] = []): string[] {
  const edgesPast = (ways: readonly WayBack[]): Edge[] =>
    imports
      .filter((each) => !each.isPackage && !ways.some((way) => isWay(each, way)))
      .map(({ from, target }): Edge => [unitOf(from), unitOf(target)])
      .filter(([from, to]) => from !== to);
  const files = edgesPast(waysBack.filter(({ from }) => !from.endsWith('/')));
  const edges = edgesPast(waysBack);
  const folders = edges
    .map(([from, to]): Edge => [folderOf(from), folderOf(to)])
    .filter(([from, to]) => from !== to);
  const entries = edges.map(([from, to]) => entriesOf(from, to));
  return [...new Set([files, folders, entries].flatMap(circlesOf))].sort();
}
