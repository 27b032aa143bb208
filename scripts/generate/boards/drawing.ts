/** A board's wiring picture as SVG: the module in the middle, parts beside it, each wire coloured and labelled. */
import { allNets, gpioName, type Board, type Net } from './read.ts';
import {
  layOut,
  LANE,
  MODULE_WIDTH,
  pinName,
  ROW,
  type HeaderPin,
  type Layout,
  type PlacedPart,
  type Side,
  type Wire,
} from './drawing-layout.ts';
import {
  escapeXml,
  groundSymbol,
  seriesSymbol,
  STYLE,
  SUPPLY_COLOUR,
  SYMBOL_WIDTH,
  text,
  textWidth,
  WIRE_COLOURS,
  wrapText,
} from './drawing-symbols.ts';
import { orderTracks } from './wire-tracks.ts';

const MARGIN = 24;
const TRACK = 9;
const FIRST_TRACK = 22;
const LABEL_SIZE = 11;
/** Below everything, the notes. */
const NOTES = 48;
const NOTE_ROW = 16;

/** `stroke="…"`, or the ink for ground. */
function strokeOf(board: Board, net: Net): string {
  if (net.net === 'GND') return 'stroke="currentColor"';
  if (net.net in board.hardware.voltages) return `stroke="${SUPPLY_COLOUR}"`;
  const names = [...new Set(board.nets.map(({ net: name }) => name))].filter(
    (name) => !(name in board.hardware.voltages),
  );
  return `stroke="${WIRE_COLOURS[names.indexOf(net.net) % WIRE_COLOURS.length]}"`;
}

/** The label above a wire's last stretch, and the symbols in it. */
function lastStretch(board: Board, side: Side): number {
  const nets = board.nets.filter((net) =>
    board.parts.some((part) => part.side === side && net.to.startsWith(`${part.ref}.`)),
  );
  return Math.max(
    0,
    ...nets.map((net) => textWidth(net.net, LABEL_SIZE) + 12 + (net.via?.length ?? 0) * SYMBOL_WIDTH),
  );
}

/** `UART_TX: GP0 (pin 1) to J1.RX through R1`. */
const inWords = ({ net, from }: Wire): string =>
  `${net.net}: ${from.name} (pin ${from.number}) to ${net.to}${net.via ? ` by way of ${net.via.join(' and ')}` : ''}`;

class Picture {
  readonly #board: Board;
  readonly #layout: Layout;
  readonly #tracks = new Map<Wire, number>();
  readonly #moduleX: number;
  readonly #width: number;
  readonly #height: number;

  constructor(board: Board) {
    this.#board = board;
    this.#layout = layOut(board, (side, wires) =>
      wires === 0 ? 0 : FIRST_TRACK + wires * TRACK + Math.ceil(lastStretch(board, side)),
    );
    for (const side of ['left', 'right'] as const) {
      const wires = this.#layout.wires
        .filter((wire) => wire.part.side === side)
        .map((wire) => ({ wire, net: wire.net.net, startY: wire.startY, endY: wire.to.y }));
      orderTracks(wires).forEach(({ wire }, index) => this.#tracks.set(wire, FIRST_TRACK + index * TRACK));
    }
    const goRound = this.#layout.wires.filter((wire) => wire.from.side !== wire.part.side).length;
    const extent = (side: Side): number =>
      Math.max(
        goRound > 0 ? FIRST_TRACK + goRound * LANE : 8,
        ...this.#layout.parts.filter((part) => part.side === side).map((part) => part.distance + part.width),
      );
    this.#moduleX = MARGIN + Math.round(extent('left'));
    this.#width = Math.max(640, this.#moduleX + MODULE_WIDTH + Math.round(extent('right')) + MARGIN);
    this.#height = this.#layout.bottom + NOTES + this.#notes().length * NOTE_ROW + 12;
  }

  /** The x of a point that lies so far from the module on a side. */
  #x(side: Side, distance: number): number {
    return side === 'left' ? this.#moduleX - distance : this.#moduleX + MODULE_WIDTH + distance;
  }

  #pin({ number, name, side, y }: HeaderPin): string {
    const wire = this.#layout.wires.find((each) => each.from.number === number);
    const x = this.#x(side, 0);
    const inside = side === 'left' ? 1 : -1;
    const anchor = side === 'left' ? 'start' : 'end';
    const fill = wire === undefined ? 'class="hole"' : `class="ground" ${this.#fill(wire.net)}`;
    return (
      `<circle cx="${x}" cy="${y}" r="5" ${fill}/>` +
      text(x + inside * 10, y + 4, String(number), 'quiet', anchor) +
      text(x + inside * 30, y + 4, name, wire === undefined ? 'quiet' : 'ink strong', anchor)
    );
  }

  #fill(net: Net): string {
    return strokeOf(this.#board, net).replace('stroke=', 'fill=');
  }

  #module(): string {
    const { moduleY, moduleHeight, pins } = this.#layout;
    return (
      `<rect x="${this.#moduleX}" y="${moduleY}" width="${MODULE_WIDTH}" height="${moduleHeight}" rx="8" class="module"/>` +
      text(
        this.#moduleX + MODULE_WIDTH / 2,
        moduleY + moduleHeight + 16,
        this.#board.hardware.name,
        'ink strong',
        'middle',
      ) +
      pins.map((pin) => this.#pin(pin)).join('')
    );
  }

  #part({ part, side, distance, y, width, height, pins, outerPins }: PlacedPart): string {
    const inner = this.#x(side, distance);
    const outer = this.#x(side, distance + width);
    const left = Math.min(inner, outer);
    const away = side === 'left' ? -1 : 1;
    const anchors = side === 'left' ? ['end', 'start'] : ['start', 'end'];
    const lines = wrapText(`${part.ref}  ${part.name}`, LABEL_SIZE, width - 16, 2);
    return [
      `<rect x="${left}" y="${y}" width="${width}" height="${height}" rx="6" class="part"/>`,
      ...lines.map((line, index) => text(left + 8, y + 18 + index * 15, line, 'ink strong')),
      ...pins.map((pin) => text(inner + away * 10, pin.y + 4, pin.name, 'ink', anchors[0])),
      ...outerPins.map((pin) => text(outer - away * 10, pin.y + 4, pin.name, 'ink', anchors[1])),
    ].join('');
  }

  #path(wire: Wire): string {
    const side = wire.part.side;
    const track = this.#x(side, this.#tracks.get(wire)!);
    const end = `H${track}V${wire.to.y}H${this.#x(side, wire.part.distance)}`;
    if (wire.from.side === side) return `M${this.#x(side, 0)} ${wire.from.y}${end}`;
    const lane = (this.#layout.moduleY - wire.startY) / LANE;
    const round = this.#x(wire.from.side, FIRST_TRACK + Math.round(lane) * LANE);
    return `M${this.#x(wire.from.side, 0)} ${wire.from.y}H${round}V${wire.startY}${end}`;
  }

  #symbols(wire: Wire): string {
    const { side, distance } = wire.part;
    const towards = side === 'left' ? -1 : 1;
    return (wire.net.via ?? [])
      .map((ref, index, all) => {
        const x = this.#x(side, distance - SYMBOL_WIDTH * (all.length - index - 0.5));
        const stroke = strokeOf(this.#board, wire.net);
        const role = this.#board.parts.find((part) => part.ref === ref)?.role;
        return role === 'series'
          ? seriesSymbol(ref, x, wire.to.y, stroke, towards)
          : groundSymbol(ref, x, wire.to.y, stroke);
      })
      .join('');
  }

  #label(wire: Wire): string {
    const { side, distance } = wire.part;
    // Symbols of the row above reach down to this row's text.
    const above = this.#layout.wires.find((each) => each.part === wire.part && each.to.y === wire.to.y - ROW);
    const symbols = Math.max(wire.net.via?.length ?? 0, above?.net.via?.length ?? 0);
    const room = symbols * SYMBOL_WIDTH;
    const x = this.#x(side, distance - room - 6);
    return text(x, wire.to.y - 5, wire.net.net, 'ink', side === 'left' ? 'start' : 'end');
  }

  /** All wires of a net, over those before: the paper's colour under them shows which one passes over. */
  #net(name: string): string {
    const wires = this.#layout.wires.filter((wire) => wire.net.net === name);
    if (wires.length === 0) return '';
    const stroke = strokeOf(this.#board, wires[0]!.net);
    const joints = wires
      .filter((wire) => wires.some((other) => other !== wire && other.from === wire.from))
      .map(
        (wire) =>
          `<circle cx="${this.#x(wire.part.side, this.#tracks.get(wire)!)}" cy="${wire.startY}" r="3.5" ${this.#fill(wire.net)}/>`,
      );
    const lines = wires.map(
      (wire) =>
        `<path d="${this.#path(wire)}" class="wire" ${stroke}><title>${escapeXml(inWords(wire))}</title></path>`,
    );
    return [
      '<g class="ground">',
      ...wires.map((wire) => `<path d="${this.#path(wire)}" class="halo"/>`),
      ...lines,
      ...joints,
      '</g>',
    ].join('\n');
  }

  /** Wires from a part to the one beside it. */
  #besides(): string {
    return this.#board.nets
      .filter((net) => net.from !== undefined)
      .map((net) => {
        const host = this.#layout.parts.find(({ part }) => net.from!.startsWith(`${part.ref}.`))!;
        const guest = this.#layout.parts.find(({ part }) => net.to.startsWith(`${part.ref}.`))!;
        const y = host.outerPins.find((pin) => pin.name === pinName(net.from!))!.y;
        const [start, end] = [
          this.#x(host.side, host.distance + host.width),
          this.#x(guest.side, guest.distance),
        ];
        const words = `${net.net}: ${net.from} to ${net.to}`;
        return (
          `<path d="M${start} ${y}H${end}" class="wire" ${strokeOf(this.#board, net)}><title>${escapeXml(words)}</title></path>` +
          text((start + end) / 2, y - 5, net.net, 'ink', 'middle')
        );
      })
      .join('\n');
  }

  /** What the module wires itself, and what the symbols mean. */
  #notes(): string[] {
    const { hardware, chip } = this.#board;
    const onBoard = hardware.onBoard.map(
      ({ net, gpio, to }) => `On the module itself: ${net}, ${gpioName(chip, gpio!)}, to ${to}.`,
    );
    const inWires = this.#board.parts
      .filter((part) => part.role !== undefined)
      .map(({ ref, name }) => `${ref} ${name}`);
    const legend = inWires.length === 0 ? [] : [`In the wires: ${inWires.join('; ')}.`];
    return [...onBoard, ...legend].flatMap((line) => wrapText(line, LABEL_SIZE, this.#width - 2 * MARGIN, 6));
  }

  draw(): string {
    const { title, hardware } = this.#board;
    const nets = [...new Set(allNets(this.#board).map(({ net }) => net))];
    const words = [
      ...this.#layout.wires.map(inWords),
      ...this.#board.nets.filter((net) => net.from).map((net) => `${net.net}: ${net.from} to ${net.to}`),
      ...hardware.onBoard.map((net) => `${net.net}: on the module, to ${net.to}`),
    ];
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${this.#width} ${this.#height}" width="${this.#width}" height="${this.#height}" role="img" aria-labelledby="title" aria-describedby="wires">`,
      `<title id="title">${escapeXml(title)}: wiring</title>`,
      `<desc id="wires">${escapeXml(words.join('. '))}.</desc>`,
      STYLE,
      `<rect width="${this.#width}" height="${this.#height}" class="paper"/>`,
      text(MARGIN, 32, title, 'ink strong large'),
      text(MARGIN, 52, `Unbuilt; the firmware runs in ${hardware.emulator.name}.`, 'quiet'),
      ...nets.map((name) => this.#net(name)),
      ...this.#layout.wires.map((wire) => `<g class="ground">${this.#symbols(wire)}</g>${this.#label(wire)}`),
      this.#besides(),
      this.#module(),
      ...this.#layout.parts.map((part) => this.#part(part)),
      ...this.#notes().map((line, row) =>
        text(MARGIN, this.#layout.bottom + NOTES + row * NOTE_ROW, line, 'quiet'),
      ),
      '</svg>',
      '',
    ].join('\n');
  }
}

export const wiringPicture = (board: Board): string => new Picture(board).draw();
