/** A Talkode board in QEMU: it runs beside this process in real time, and its flash lives on in a storage of the host. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Socket } from 'node:net';
import type { LinkPort } from '../../ports/link.ts';
import { erasedImage, PowerCut, type Storage } from '../../ports/storage.ts';
import type { ModelName } from '../../token/contract.generated.ts';
import { keyId } from '../../token/token.ts';
import type { EmulatedBoard } from '../board.ts';
import { sendBounded } from './bounded-line.ts';
import { readImage } from '../display/glass-image.ts';
import { Ssd1306 } from '../display/ssd1306.ts';
import type { BoardImage } from '../image.ts';
import { KEY_CONTACTS } from '../key-contacts.generated.ts';
import { ChipControl } from './chip-control.ts';
import { DisplayWires } from './display-wires.ts';
import { GdbClient } from './gdb-client.ts';
import { followPages, loadPages, readPages } from './journal-pages.ts';
import { MACHINES, type Machine, type QemuBoardName } from './machines.ts';
import { QemuProbe } from './qemu-probe.ts';
import { QemuProcess } from './qemu-process.ts';
import { QtestClient } from './qtest.ts';
import { SocketFolder } from './socket-folder.ts';
import { connectDisplayByCalls, holdKeysDown } from './stand-in.ts';

/** What a display's memory holds at power-on; a driver that does not clear it shows it. */
const DISPLAY_NOISE = 0x5a;
const DARK_FRAME_BYTES = 16;

export interface QemuBoardOptions {
  board: QemuBoardName;
  image: BoardImage;
  /** Where the flash is kept. A board with its storage in RAM loses it with the power, and this is not asked. */
  storage: Storage;
}

/** All that is gone with the power. */
interface Powered {
  process: QemuProcess;
  gdb: GdbClient;
  qtest: QtestClient;
  link: Socket;
  display: Ssd1306;
}

export class QemuBoard implements EmulatedBoard {
  readonly board: QemuBoardName;
  readonly model: ModelName;
  readonly probe: QemuProbe;
  readonly link: LinkPort;
  /** Rejects when QEMU ends by itself, the chip does what no chip may, or what watches it fails. */
  readonly failed: Promise<never>;
  readonly #options: QemuBoardOptions;
  readonly #machine: Machine;
  readonly #control: ChipControl;
  readonly #pressed = new Map<string, () => Promise<void>>();
  #powered: Powered | null = null;
  #received: (bytes: Uint8Array) => void = () => {};
  #fail: (error: unknown) => void = () => {};
  #frame = new Uint8Array(DARK_FRAME_BYTES);
  #flaw: string | null = null;
  #readChanges = -1;

  /** Whether this board's flash can be written in QEMU: then its storage outlives the power. */
  static keepsStorage(board: QemuBoardName): boolean {
    return MACHINES[board].slots !== null;
  }

  /** Makes a board without power. */
  static async make(options: QemuBoardOptions): Promise<QemuBoard> {
    const board = new QemuBoard(options);
    await board.#connect();
    return board;
  }

  private constructor(options: QemuBoardOptions) {
    this.#options = options;
    this.board = options.board;
    this.model = options.image.entry.model;
    this.#machine = MACHINES[options.board];
    const { processor } = this.#machine;
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.failed.catch(() => {});
    this.#control = new ChipControl(processor.programCounter, (error) => this.#fail(error));
    this.probe = new QemuProbe(options.image.symbols, this.#control, processor, () => this.#wake());
    this.link = {
      send: (bytes) => {
        if (this.#powered) sendBounded(this.#powered.link, bytes);
      },
      onReceive: (listener) => {
        this.#received = listener;
      },
      close: () => {},
    };
  }

  async #connect(): Promise<void> {
    const { slots, display } = this.#machine;
    if (slots !== null) {
      await followPages(this.probe, this.#options.storage, async (error) => {
        if (error instanceof PowerCut) await this.powerCut();
        else throw error;
      });
    }
    if (display === null) await connectDisplayByCalls(this.probe, () => this.#requirePower().display);
  }

  /** QEMU's process; null without power. */
  get processId(): number | null {
    return this.#powered?.process.id ?? null;
  }

  uptimeMs(): number {
    return this.#control.ranMs;
  }

  async press(key: string): Promise<void> {
    const id = keyId(this.model, key);
    if (this.#pressed.has(key)) return;
    const { gpio } = this.#machine;
    if (gpio === null) {
      this.#pressed.set(key, await holdKeysDown(this.probe, 1 << id));
      if (this.#powered !== null) await (await this.#wake())();
      return;
    }
    this.#pressed.set(key, () => this.#setContact(gpio, key, false));
    await this.#setContact(gpio, key, true);
  }

  async release(key: string): Promise<void> {
    keyId(this.model, key);
    const letGo = this.#pressed.get(key);
    this.#pressed.delete(key);
    await letGo?.();
  }

  async #setContact(gpio: string, key: string, isClosed: boolean): Promise<void> {
    const contact = KEY_CONTACTS[`${this.board}-${this.model}`]?.[key];
    if (contact === undefined || !('gpio' in contact))
      throw new RangeError(`key "${key}": expected one with a GPIO of its own on ${this.board}`);
    const isHigh = isClosed === (contact.active === 'high');
    await this.#powered?.qtest.setInput(gpio, contact.gpio, isHigh);
  }

  /** These boards measure no battery. */
  setMillivolts(): void {}

  /** These boards have no jack. */
  setHeadphones(): void {}

  frame(): Uint8Array {
    this.#readGlass();
    return this.#frame.slice();
  }

  /** Why the display shows no picture of the glass just now; null when it does. */
  glassFlaw(): string | null {
    this.#readGlass();
    return this.#flaw;
  }

  /** A half-drawn glass reads as the one before: an eye sees no single bytes arrive. */
  #readGlass(): void {
    if (this.#powered === null) {
      this.#frame = new Uint8Array(DARK_FRAME_BYTES);
      this.#flaw = null;
      return;
    }
    const { display } = this.#powered;
    if (display.changes === this.#readChanges) return;
    this.#readChanges = display.changes;
    try {
      this.#frame = new Uint8Array(readImage(display.pixels(), this.model));
      this.#flaw = null;
    } catch (error) {
      this.#flaw = (error as Error).message;
    }
  }

  /** Real time. Rejects as `failed` does. */
  async run(ms: number): Promise<void> {
    await Promise.race([pause(ms), this.failed]);
  }

  async powerOn(): Promise<void> {
    if (this.#powered !== null) return;
    const folder = new SocketFolder();
    const process = new QemuProcess(this.#machine.program, this.#arguments(folder));
    process.ended.catch((error: unknown) => this.#fail(error));
    try {
      const [gdb, qtest, link] = await Promise.all(
        ['gdb', 'qtest', 'link'].map((name) => folder.connect(name, process.ended)),
      ).finally(() => folder.close());
      await this.#start({
        process,
        gdb: new GdbClient(gdb!),
        qtest: new QtestClient(qtest!),
        link: link!,
        display: new Ssd1306(() => DISPLAY_NOISE),
      });
    } catch (error) {
      await process.end();
      throw error;
    }
  }

  async #start(powered: Powered): Promise<void> {
    const { gpio, display: pins, slots } = this.#machine;
    const { gdb, qtest, link, display } = powered;
    this.#powered = powered;
    this.#readChanges = -1;
    link.on('data', (bytes) => this.#received(new Uint8Array(bytes)));
    await this.#control.powerOn(gdb, async () => {
      if (slots !== null) await loadPages(gdb, slots, this.#options.storage);
      if (gpio !== null && pins !== null) {
        const wires = new DisplayWires(pins, display);
        await qtest.watchOutputs(gpio, (pin, isHigh) => this.#guarded(() => wires.edge(pin, isHigh)));
      }
      if (gpio !== null) for (const key of this.#pressed.keys()) await this.#setContact(gpio, key, true);
    });
  }

  async powerCut(): Promise<void> {
    const powered = this.#powered;
    if (powered === null) return;
    this.#powered = null;
    this.#control.powerOff();
    for (const each of [powered.gdb, powered.qtest]) each.close();
    powered.link.destroy();
    await powered.process.end();
  }

  async storageImage(): Promise<Uint8Array> {
    const { slots } = this.#machine;
    if (slots === null) return erasedImage();
    if (this.#powered !== null) return await readPages(this.probe, slots);
    return this.#options.storage.read(0, erasedImage().length);
  }

  async close(): Promise<void> {
    await this.powerCut();
  }

  #arguments(folder: SocketFolder): string[] {
    const socket = (name: string): string => `${folder.path(name)},server=on,wait=off`;
    return [
      ...['-M', this.#machine.name, '-kernel', this.#options.image.elfPath],
      ...['-display', 'none', '-monitor', 'none', '-S'],
      ...['-chardev', `socket,id=link,path=${socket('link')}`, '-serial', 'chardev:link'],
      ...['-qtest', `unix:${socket('qtest')}`, '-qtest-log', 'none'],
      ...['-gdb', `unix:${socket('gdb')}`],
    ];
  }

  async #wake(): Promise<() => Promise<void>> {
    const { qtest } = this.#requirePower();
    const { device, input, isLatched } = this.#machine.wake;
    await qtest.setInput(device, input, true);
    const end = (): Promise<void> => qtest.setInput(device, input, false);
    if (!isLatched) return end;
    await end();
    return () => Promise.resolve();
  }

  #requirePower(): Powered {
    if (this.#powered === null) throw new Error('the chip: expected the power to be on, got a board without');
    return this.#powered;
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#fail(error);
    }
  }
}
