/**
 * An SSD1306 with a panel of 128 x 64 pixels (Solomon Systech, SSD1306 rev 1.1, chapters 8 to 10), as far as drivers of
 * the glass use it. A command that it does not know, or a setting under which such a panel shows no true picture, throws
 * ChipFault naming it.
 */
import { ChipFault } from '../board.ts';
import { DISPLAY_HEIGHT, DISPLAY_WIDTH } from './glass-pixels.generated.ts';

const PAGE_ROWS = 8;
const PAGES = DISPLAY_HEIGHT / PAGE_ROWS;

/** Memory addressing modes of command 20h. */
const HORIZONTAL = 0;
const VERTICAL = 1;
const PAGE = 2;

/** How many bytes follow a command. */
const ARGUMENT_BYTES: Record<number, number> = {
  0x20: 1,
  0x21: 2,
  0x22: 2,
  0x81: 1,
  0x8d: 1,
  0xa8: 1,
  0xd3: 1,
  0xd5: 1,
  0xd9: 1,
  0xda: 1,
  0xdb: 1,
};

/** Settings that only change how bright or how fast the panel is. */
const WITHOUT_EFFECT = new Set([0x2e, 0x81, 0xd5, 0xd9, 0xdb, 0xe3]);

/** What this panel's wiring needs: 64 rows, no offset, COM pins in the alternative order. */
const NEEDED: Record<number, number> = { 0xa8: 63, 0xd3: 0, 0xda: 0x12 };

function hex(byte: number): string {
  return `${byte.toString(16).padStart(2, '0').toUpperCase()}h`;
}

/** The state after a reset (table 9-1). GDDRAM keeps what it had; at power-on that is anything. */
function resetState() {
  return {
    mode: PAGE,
    column: 0,
    page: 0,
    columns: { first: 0, last: DISPLAY_WIDTH - 1 },
    pages: { first: 0, last: PAGES - 1 },
    isOn: false,
    isCharged: false,
    isAllOn: false,
    isInverse: false,
    mirrorsColumns: false,
    mirrorsRows: false,
    startLine: 0,
  };
}

export class Ssd1306 {
  /** One byte for each segment line and page: bit n is row n of the page. */
  readonly #memory = new Uint8Array(DISPLAY_WIDTH * PAGES);
  #state = resetState();
  /** The command that still lacks bytes. */
  #pending: number[] = [];
  /** Counts everything that may change what is seen. */
  #changes = 0;

  /** @param noise fills the memory at power-on; a driver that does not clear it shows it */
  constructor(noise: () => number) {
    this.#memory.forEach((_, index) => (this.#memory[index] = noise() & 0xff));
  }

  get changes(): number {
    return this.#changes;
  }

  /** The RES# line went low. */
  reset(): void {
    this.#state = resetState();
    this.#pending = [];
    this.#changes += 1;
  }

  /** A byte with the D/C# line low. */
  command(byte: number): void {
    this.#changes += 1;
    this.#pending.push(byte);
    const [command, ...args] = this.#pending;
    if (args.length < (ARGUMENT_BYTES[command!] ?? 0)) return;
    this.#pending = [];
    this.#carryOut(command!, args);
  }

  /** A byte with the D/C# line high: eight rows of one column. */
  data(byte: number): void {
    if (this.#pending.length > 0)
      throw new ChipFault(`SSD1306: expected the arguments of command ${hex(this.#pending[0]!)}, got pixels`);
    const { column, page, mirrorsColumns } = this.#state;
    // Remapping acts when memory is written (section 10.1.8).
    const line = mirrorsColumns ? DISPLAY_WIDTH - 1 - column : column;
    this.#memory[page * DISPLAY_WIDTH + line] = byte;
    this.#changes += 1;
    this.#moveOn();
  }

  /** Rows of pixels from the top left, as somebody sees them who looks at the glass; 1 is lit. */
  pixels(): Uint8Array {
    const pixels = new Uint8Array(DISPLAY_WIDTH * DISPLAY_HEIGHT);
    const { isOn, isCharged } = this.#state;
    if (!isOn || !isCharged) return pixels;
    for (let y = 0; y < DISPLAY_HEIGHT; y += 1)
      for (let x = 0; x < DISPLAY_WIDTH; x += 1) pixels[y * DISPLAY_WIDTH + x] = this.#isLit(x, y) ? 1 : 0;
    return pixels;
  }

  /** The panel is mounted with its flat cable at the top: segment 127 is at the left, COM63 at the top. */
  #isLit(x: number, y: number): boolean {
    const { isAllOn, isInverse, mirrorsRows, startLine } = this.#state;
    if (isAllOn) return true;
    const com = DISPLAY_HEIGHT - 1 - y;
    const scanned = mirrorsRows ? DISPLAY_HEIGHT - 1 - com : com;
    const row = (scanned + startLine) % DISPLAY_HEIGHT;
    const line = DISPLAY_WIDTH - 1 - x;
    const byte = this.#memory[Math.floor(row / PAGE_ROWS) * DISPLAY_WIDTH + line]!;
    return ((byte >> (row % PAGE_ROWS)) & 1) === (isInverse ? 0 : 1);
  }

  #carryOut(command: number, args: readonly number[]): void {
    const state = this.#state;
    if (WITHOUT_EFFECT.has(command)) return;
    if (command in NEEDED) return this.#requireNeeded(command, args[0]!);
    if (command <= 0x0f) state.column = (state.column & 0xf0) | command;
    else if (command <= 0x1f) state.column = (state.column & 0x0f) | ((command & 0x07) << 4);
    else if (command >= 0x40 && command <= 0x7f) state.startLine = command & 0x3f;
    else if (command >= 0xb0 && command <= 0xb7) state.page = command & 0x07;
    else this.#set(command, args);
  }

  #set(command: number, args: readonly number[]): void {
    const state = this.#state;
    const [first = 0, last = 0] = args;
    switch (command) {
      case 0x20:
        state.mode = first & 3;
        if (state.mode > PAGE) throw new ChipFault(`SSD1306: expected addressing mode 0 to 2, got ${first}`);
        return;
      case 0x21:
        state.columns = this.#range(command, first, last, DISPLAY_WIDTH);
        state.column = first;
        return;
      case 0x22:
        state.pages = this.#range(command, first, last, PAGES);
        state.page = first;
        return;
      case 0x8d:
        state.isCharged = first === 0x14;
        return;
      case 0xa0:
      case 0xa1:
        state.mirrorsColumns = command === 0xa1;
        return;
      case 0xa4:
      case 0xa5:
        state.isAllOn = command === 0xa5;
        return;
      case 0xa6:
      case 0xa7:
        state.isInverse = command === 0xa7;
        return;
      case 0xae:
      case 0xaf:
        state.isOn = command === 0xaf;
        return;
      case 0xc0:
      case 0xc8:
        state.mirrorsRows = command === 0xc8;
        return;
      default:
        throw new ChipFault(`SSD1306: expected a command that drivers of the glass use, got ${hex(command)}`);
    }
  }

  #requireNeeded(command: number, got: number): void {
    if (got !== NEEDED[command])
      throw new ChipFault(
        `SSD1306: expected ${hex(NEEDED[command]!)} after ${hex(command)} for this panel, got ${hex(got)}`,
      );
  }

  #range(command: number, first: number, last: number, size: number): { first: number; last: number } {
    if (first > last || last >= size)
      throw new ChipFault(
        `SSD1306: expected a range within 0..${size - 1} after ${hex(command)}, got ${first}..${last}`,
      );
    return { first, last };
  }

  #moveOn(): void {
    const state = this.#state;
    const { columns, pages, mode } = state;
    const nextColumn = state.column === columns.last ? columns.first : state.column + 1;
    const nextPage = state.page === pages.last ? pages.first : state.page + 1;
    if (mode === VERTICAL) {
      if (state.page === pages.last) state.column = nextColumn;
      state.page = nextPage;
      return;
    }
    // In page mode the column wraps over the whole row, and the page stays (section 10.1.3).
    if (mode === HORIZONTAL && state.column === columns.last) state.page = nextPage;
    state.column = mode === HORIZONTAL ? nextColumn : (state.column + 1) % DISPLAY_WIDTH;
  }
}
