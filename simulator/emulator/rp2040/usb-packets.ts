/** Packets between rp2040js's USB controller and a host, with the toggling of DATA0 and DATA1, which it does not look at. */
import type { RP2040 } from './rp2040js.ts';
import { fault } from './chip-fault.ts';

/** The buffer controls in the shared memory, and their bits (RP2040 datasheet section 4.1.2.5). */
const BUFFER_CONTROLS = 0x80;
const BUFFER_CONTROLS_END = 0x100;
const AVAILABLE = 1 << 10;
const STALL = 1 << 11;
const DATA1 = 1 << 13;
const ENDPOINTS = 16;

interface Direction {
  /** The host's own bit: what the next packet has to be. */
  isData1: boolean;
  /** What the device has said of the packets that it armed. */
  armed: boolean[];
}

const directions = (): Direction[] =>
  Array.from({ length: ENDPOINTS }, () => ({ isData1: false, armed: [] }));

export class UsbPackets {
  readonly #rp2040: RP2040;
  #toHost = directions();
  #fromHost = directions();
  #room = new Map<number, number>();
  /** Packets to the host that it does not ask for yet, by endpoint. */
  readonly #unread = new Map<number, (() => void) | null>();
  /** A packet came from the device. */
  onPacket: (endpoint: number, bytes: Uint8Array) => void = () => {};
  /** The device can take a packet. */
  onRoom: (endpoint: number) => void = () => {};
  onStall: () => void = () => {};

  constructor(rp2040: RP2040) {
    this.#rp2040 = rp2040;
    const { usbCtrl } = rp2040;
    const updated = usbCtrl.DPRAMUpdated.bind(usbCtrl);
    usbCtrl.DPRAMUpdated = (offset, value) => {
      this.#watch(offset, value);
      const endpoint = (offset - BUFFER_CONTROLS) >> 3;
      const isToHost = offset >= BUFFER_CONTROLS && offset < BUFFER_CONTROLS_END && (offset & 4) === 0;
      if (isToHost && (value & AVAILABLE) !== 0 && this.#unread.has(endpoint))
        this.#unread.set(endpoint, () => updated(offset, value));
      else updated(offset, value);
    };
    usbCtrl.onEndpointWrite = (endpoint, bytes) => {
      const direction = this.#toHost[endpoint]!;
      // What was under way when the host began something else is lost.
      if (direction.armed.length === 0) return;
      this.#take(`endpoint ${endpoint} to the host`, direction);
      this.onPacket(endpoint, bytes);
    };
    usbCtrl.onEndpointRead = (endpoint, bytes) => {
      this.#room.set(endpoint, bytes);
      this.onRoom(endpoint);
    };
  }

  /** While the host asks for no packet of an endpoint, the device keeps the one that it has armed. */
  setReading(endpoint: number, reading: boolean): void {
    if (!reading) return void this.#unread.set(endpoint, this.#unread.get(endpoint) ?? null);
    const packet = this.#unread.get(endpoint);
    this.#unread.delete(endpoint);
    packet?.();
  }

  /** As after a bus reset. */
  forget(): void {
    this.#unread.clear();
    this.#toHost = directions();
    this.#fromHost = directions();
    this.#room.clear();
  }

  /** Packets that follow a setup packet begin with DATA1, and so does the receipt (USB 2.0, section 8.5.3). */
  setup(packet: Uint8Array): void {
    for (const direction of [this.#toHost[0]!, this.#fromHost[0]!]) {
      direction.isData1 = true;
      direction.armed = [];
    }
    this.#room.delete(0);
    this.#rp2040.usbCtrl.sendSetupPacket(packet);
  }

  receiptFollows(): void {
    this.#toHost[0]!.isData1 = true;
    this.#fromHost[0]!.isData1 = true;
  }

  /** How many bytes the device can take now; -1: it answers NAK. */
  room(endpoint: number): number {
    return this.#room.get(endpoint) ?? -1;
  }

  send(endpoint: number, bytes: Uint8Array): void {
    this.#take(`endpoint ${endpoint} from the host`, this.#fromHost[endpoint]!);
    this.#room.delete(endpoint);
    this.#rp2040.usbCtrl.endpointReadDone(endpoint, bytes);
  }

  #watch(offset: number, value: number): void {
    if (offset < BUFFER_CONTROLS || offset >= BUFFER_CONTROLS_END) return;
    const endpoint = (offset - BUFFER_CONTROLS) >> 3;
    const isFromHost = (offset & 4) !== 0;
    if (endpoint === 0 && !isFromHost && (value & STALL) !== 0) this.onStall();
    if ((value & AVAILABLE) === 0) return;
    (isFromHost ? this.#fromHost : this.#toHost)[endpoint]!.armed.push((value & DATA1) !== 0);
  }

  #take(what: string, direction: Direction): void {
    const isData1 = direction.armed.shift();
    if (isData1 !== direction.isData1)
      throw fault(
        this.#rp2040.core.PC,
        `${what} to go on with DATA${Number(direction.isData1)}`,
        isData1 === undefined ? 'no packet' : `DATA${Number(isData1)}`,
      );
    direction.isData1 = !direction.isData1;
  }
}
