/** The host's requests at endpoint 0, one after the other (USB 2.0, section 8.5.3). */
import type { RP2040 } from './rp2040js.ts';
import { fault } from './chip-fault.ts';
import type { UsbPackets } from './usb-packets.ts';

const PACKET_BYTES = 64;
const TO_HOST = 0x80;
/** A host does not begin the next request before the last one's receipt is through. */
const PAUSE_NANOS = 100_000;

export interface ControlRequest {
  /** bmRequestType; left out: to the device, standard. */
  type?: number;
  request: number;
  value?: number;
  index?: number;
  /** How many bytes are wanted at most. */
  length?: number;
  /** For the device. */
  data?: Uint8Array;
  done?: (bytes: Uint8Array) => void;
  /** The device refuses the request. Left out: a fault. */
  refused?: () => void;
}

interface UnderWay {
  request: ControlRequest;
  bytes: number[];
  stage: 'data to host' | 'data from host' | 'receipt to host' | 'receipt from host';
}

export class UsbControl {
  readonly #rp2040: RP2040;
  readonly #packets: UsbPackets;
  readonly #pause: ReturnType<RP2040['clock']['createAlarm']>;
  #waiting: ControlRequest[] = [];
  #underWay: UnderWay | null = null;

  constructor(rp2040: RP2040, packets: UsbPackets) {
    this.#rp2040 = rp2040;
    this.#packets = packets;
    this.#pause = rp2040.clock.createAlarm(() => this.#begin());
    packets.onStall = () => this.#stalled();
  }

  forget(): void {
    this.#pause.cancel();
    this.#waiting = [];
    this.#underWay = null;
  }

  request(request: ControlRequest): void {
    this.#waiting.push(request);
    this.#next();
  }

  /** A packet of endpoint 0. */
  received(packet: Uint8Array): void {
    const underWay = this.#underWay;
    if (underWay === null) return;
    if (underWay.stage === 'receipt to host') {
      if (packet.length > 0) throw this.#fault('an empty packet as receipt', `${packet.length} bytes`);
      return this.#finish(underWay);
    }
    if (underWay.stage !== 'data to host') throw this.#fault('no packet now', `${packet.length} bytes`);
    const { length = 0 } = underWay.request;
    underWay.bytes.push(...packet);
    if (underWay.bytes.length > length)
      throw this.#fault(`at most ${length} bytes`, `${underWay.bytes.length}`);
    if (packet.length === PACKET_BYTES && underWay.bytes.length < length) return;
    underWay.stage = 'receipt from host';
    this.#packets.receiptFollows();
    this.deviceListens();
  }

  /** Endpoint 0 can take a packet, or could for a while. */
  deviceListens(): void {
    const underWay = this.#underWay;
    if (underWay === null || this.#packets.room(0) < 0) return;
    if (underWay.stage === 'data from host') {
      this.#packets.send(0, underWay.request.data!);
      underWay.stage = 'receipt to host';
      this.#packets.receiptFollows();
    } else if (underWay.stage === 'receipt from host') {
      this.#packets.send(0, new Uint8Array(0));
      this.#finish(underWay);
    }
  }

  #stalled(): void {
    const underWay = this.#underWay;
    if (underWay === null) return;
    const { request } = underWay;
    if (request.refused === undefined)
      throw this.#fault('an answer', `the refusal of request ${request.request}`);
    this.#underWay = null;
    request.refused();
    this.#next();
  }

  #finish({ request, bytes }: UnderWay): void {
    this.#underWay = null;
    request.done?.(Uint8Array.from(bytes));
    this.#next();
  }

  #next(): void {
    if (this.#underWay === null && this.#waiting.length > 0) this.#pause.schedule(PAUSE_NANOS);
  }

  #begin(): void {
    const request = this.#waiting.shift();
    if (request === undefined) return;
    const { type = 0, request: number, value = 0, index = 0, length = 0, data } = request;
    const isToHost = (type & TO_HOST) !== 0;
    const stage = isToHost && length > 0 ? 'data to host' : data ? 'data from host' : 'receipt to host';
    this.#underWay = { request, bytes: [], stage };
    const packet = new DataView(new ArrayBuffer(8));
    packet.setUint8(0, type);
    packet.setUint8(1, number);
    packet.setUint16(2, value, true);
    packet.setUint16(4, index, true);
    packet.setUint16(6, data?.length ?? length, true);
    this.#packets.setup(new Uint8Array(packet.buffer));
  }

  #fault(expected: string, got: string): Error {
    return fault(this.#rp2040.core.PC, `from endpoint 0 ${expected}`, got);
  }
}
