/** Where a wiring picture puts the module, its header pins, the parts and their pins; all in pixels. */
import { headerPinOf, type Board, type Net, type Part } from './read.ts';

export type Side = 'left' | 'right';

/** Header pins lie on odd multiples of half of it, pins of parts on even ones, so that no two wires share a line. */
export const ROW = 20;
export const MODULE_WIDTH = 190;
const PART_WIDTH = 176;
const BESIDE_GAP = 112;
const BESIDE_WIDTH = 140;
const FAR_ABOVE = 10_000;
const TITLE_ROWS = 2;
const PART_GAP = ROW;
/** Above the module: the picture's title, and lanes for wires that go round. */
const TOP = 80;
export const LANE = 12;

export interface HeaderPin {
  number: number;
  name: string;
  side: Side;
  y: number;
}
export interface PlacedPin {
  name: string;
  y: number;
}
export interface PlacedPart {
  part: Part;
  side: Side;
  /** Distance of its inner edge from the module. */
  distance: number;
  y: number;
  width: number;
  height: number;
  pins: PlacedPin[];
  /** Pins that are wired to the part beside it, on the outer edge. */
  outerPins: PlacedPin[];
}
export interface Wire {
  net: Net;
  from: HeaderPin;
  part: PlacedPart;
  to: PlacedPin;
  /** Where it leaves the module's side on which the part lies: at the header pin, or in a lane above. */
  startY: number;
}
export interface Layout {
  moduleY: number;
  moduleHeight: number;
  pins: HeaderPin[];
  parts: PlacedPart[];
  wires: Wire[];
  /** Distance from the module at which a side's parts begin. */
  reach: Record<Side, number>;
  bottom: number;
}

function headerPins(board: Board): HeaderPin[] {
  const { headerPins: names, leftPins } = board.hardware;
  const rows = Math.max(leftPins, names.length - leftPins);
  return names.map((name, index) => {
    const isLeft = index < leftPins;
    const row = isLeft ? rows - leftPins + index : rows - 1 - (index - leftPins);
    return { number: index + 1, name, side: isLeft ? 'left' : 'right', y: ROW / 2 + row * ROW };
  });
}

/** The header pin at which a net begins. */
export function startPin(board: Board, pins: readonly HeaderPin[], net: Net): HeaderPin | undefined {
  if (net.pin !== undefined) return pins[net.pin - 1];
  const name = net.gpio === undefined ? undefined : headerPinOf(board, net.gpio);
  return pins.find((pin) => pin.name === name);
}

const partRef = (end: string): string => end.slice(0, end.indexOf('.'));
export const pinName = (end: string): string => end.slice(end.indexOf('.') + 1);

/** Symbols in a wire take a free row above it for their names, one that hangs down to ground two below. */
function rowsOf(board: Board, net: Net): { above: number; below: number } {
  if (net.via === undefined) return { above: 0, below: 1 };
  const isToGround = (ref: string): boolean =>
    board.parts.find((part) => part.ref === ref)?.role === 'to-ground';
  return { above: 1, below: net.via.some(isToGround) ? 3 : 1 };
}

interface Block {
  placed: PlacedPart;
  /** Where it would lie if it were alone. */
  wantedY: number;
}

/** The height at which a wire arrives on a part's side; from the other side it comes over the module's top. */
const arrival = (start: HeaderPin, side: Side): number =>
  start.side === side ? start.y : -FAR_ABOVE - start.y;

/** Pins in the order of their header pins, from the top of the part. */
function block(board: Board, pins: readonly HeaderPin[], part: Part, side: Side): Block {
  const nets = board.nets
    .filter((net) => net.from === undefined && partRef(net.to) === part.ref)
    .map((net) => ({ net, start: startPin(board, pins, net)! }))
    .sort((a, b) => arrival(a.start, side) - arrival(b.start, side) || a.net.to.localeCompare(b.net.to));
  let row = TITLE_ROWS + 1;
  const placedPins = nets.map(({ net }) => {
    const { above, below } = rowsOf(board, net);
    const pin = { name: pinName(net.to), y: (row + above) * ROW };
    row += above + below;
    return pin;
  });
  const outerPins = board.nets
    .filter((net) => net.from !== undefined && partRef(net.from) === part.ref)
    .map((net, index) => ({ name: pinName(net.from!), y: (TITLE_ROWS + 1 + index) * ROW }));
  const height = Math.max(row, TITLE_ROWS + 1 + outerPins.length) * ROW;
  const onItsSide = nets.filter(({ start }) => start.side === side).map(({ start }) => start.y);
  const mean = onItsSide.reduce((sum, y) => sum + y, 0) / Math.max(1, onItsSide.length);
  const placed = { part, side, distance: 0, y: 0, width: PART_WIDTH, height, pins: placedPins, outerPins };
  return { placed, wantedY: mean - height / 2 };
}

const onGrid = (y: number): number => Math.round(y / ROW) * ROW;

/** One below the other in the order of their header pins, as near to them as the others leave room. */
function stack(blocks: Block[]): void {
  blocks.sort((a, b) => a.wantedY + a.placed.height / 2 - (b.wantedY + b.placed.height / 2));
  let next = -Infinity;
  for (const { placed, wantedY } of blocks) {
    placed.y = onGrid(Math.max(wantedY, next));
    next = placed.y + placed.height + PART_GAP;
  }
  const shift =
    blocks.reduce((sum, { placed, wantedY }) => sum + wantedY - placed.y, 0) / Math.max(1, blocks.length);
  for (const { placed } of blocks) placed.y += onGrid(shift);
}

function besides(board: Board, placed: readonly PlacedPart[]): PlacedPart[] {
  return board.parts.flatMap((part) => {
    const host = placed.find((each) => each.part.ref === part.beside);
    if (host === undefined) return [];
    const pins = board.nets
      .filter((net) => net.from !== undefined && partRef(net.to) === part.ref)
      .map((net) => ({
        name: pinName(net.to),
        y: host.outerPins.find((pin) => pin.name === pinName(net.from!))!.y,
      }));
    const distance = host.distance + host.width + BESIDE_GAP;
    const height = (TITLE_ROWS + 1 + pins.length) * ROW;
    return [
      {
        part,
        side: host.side,
        distance,
        y: host.y,
        width: BESIDE_WIDTH,
        height,
        pins,
        outerPins: [] as PlacedPin[],
      },
    ];
  });
}

/** `reachOf` says how far from the module a side's parts must keep for so many wires. */
export function layOut(board: Board, reachOf: (side: Side, wireCount: number) => number): Layout {
  const pins = headerPins(board);
  const blocks = (side: Side): Block[] =>
    board.parts.filter((part) => part.side === side).map((part) => block(board, pins, part, side));
  const bySide = { left: blocks('left'), right: blocks('right') };
  stack(bySide.left);
  stack(bySide.right);
  const placed = [...bySide.left, ...bySide.right].map((each) => each.placed);
  const wires = board.nets.flatMap((net) => {
    const part = placed.find((each) => each.part.ref === partRef(net.to));
    const from = startPin(board, pins, net);
    const to = part?.pins.find((pin) => pin.name === pinName(net.to));
    return part && from && to ? [{ net, from, part, to, startY: from.y }] : [];
  });
  const count = (side: Side): number => wires.filter((wire) => wire.part.side === side).length;
  const reach = { left: reachOf('left', count('left')), right: reachOf('right', count('right')) };
  for (const each of placed) each.distance = reach[each.side];
  placed.push(...besides(board, placed));

  // The pin nearest to the top takes the lane nearest to the module, so that these do not cross each other.
  const goRound = wires
    .filter((wire) => wire.from.side !== wire.part.side)
    .sort((a, b) => a.from.y - b.from.y);
  const highest = Math.min(0, ...placed.map(({ y }) => y));
  const moduleY = onGrid(TOP + goRound.length * LANE - highest);
  for (const each of [...pins, ...placed]) each.y += moduleY;
  for (const each of placed) for (const pin of [...each.pins, ...each.outerPins]) pin.y += each.y;
  for (const wire of wires) wire.startY = wire.from.y;
  goRound.forEach((wire, index) => (wire.startY = moduleY - 8 - index * LANE));
  const moduleHeight = Math.max(...pins.map(({ y }) => y)) + ROW / 2 - moduleY;
  const bottom = Math.max(moduleY + moduleHeight, ...placed.map((each) => each.y + each.height));
  return { moduleY, moduleHeight, pins, parts: placed, wires, reach, bottom };
}
