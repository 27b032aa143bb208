/**
 * The computer at the other end of the USB cable: finds out what the device is, as an operating system does, and opens its
 * serial port. It holds the device to what rp2040js does not look at: clocks, order of DATA0 and DATA1, lengths.
 */
import type { RP2040 } from './rp2040js.ts';
import { fault } from './chip-fault.ts';
import { UsbControl, type ControlRequest } from './usb-control.ts';
import { UsbPackets } from './usb-packets.ts';

/** USB 2.0, tables 9-2, 9-4 and 9-5; PSTN subclass 1.2, table 13. */
const TO_HOST = 0x80;
const CLASS_INTERFACE = 0x21;
const GET_DESCRIPTOR = 6;
const SET_ADDRESS = 5;
const SET_CONFIGURATION = 9;
const SET_LINE_CODING = 0x20;
const GET_LINE_CODING = 0x21;
const SET_CONTROL_LINE_STATE = 0x22;
const DEVICE = 1;
const CONFIGURATION = 2;
const STRING = 3;
const ENDPOINT = 5;
const ENGLISH = 0x0409;
const BULK = 2;
const DTR_AND_RTS = 3;

/** Sections 4.1.4 and 2.15: registers that a connected device must have set. */
const ADDRESS = 0x00;
const SIE_CONTROL = 0x4c;
const PULL_UP = 1 << 16;
const USB_HERTZ = 48e6;
/** Erratum RP2040-E16: a tenth more than USB has. */
const LEAST_SYSTEM_HERTZ = 52.8e6;
const OWN_ADDRESS = 5;
const LINE_CODING = Uint8Array.of(0x00, 0xc2, 0x01, 0x00, 0, 0, 8);

export interface UsbIdentity {
  vendor: number;
  product: number;
  maker: string;
  model: string;
  /** The index of the serial number's text; 0: it tells none. */
  serialNumberIndex: number;
  lineCoding: Uint8Array;
}

export class UsbHost {
  readonly #rp2040: RP2040;
  readonly #packets: UsbPackets;
  readonly #control: UsbControl;
  #identity: UsbIdentity | null = null;
  #sendEndpoint = -1;
  #receiveEndpoint = -1;
  #waiting: number[] = [];
  #received: number[] = [];

  constructor(rp2040: RP2040) {
    this.#rp2040 = rp2040;
    const { usbCtrl } = rp2040;
    this.#packets = new UsbPackets(rp2040);
    this.#control = new UsbControl(rp2040, this.#packets);
    usbCtrl.onUSBEnabled = () => usbCtrl.resetDevice();
    usbCtrl.onResetReceived = () => this.#enumerate();
    this.#packets.onPacket = (endpoint, bytes) => {
      if (endpoint === 0) this.#control.received(bytes);
      else if (endpoint === this.#receiveEndpoint) this.#received.push(...bytes);
    };
    this.#packets.onRoom = (endpoint) => {
      if (endpoint === 0) this.#control.deviceListens();
      else this.#send();
    };
  }

  /** Null until the device is configured and its port open. */
  get identity(): UsbIdentity | null {
    return this.#identity;
  }

  /** Lets go of the device: the cable is out. */
  forget(): void {
    this.#identity = null;
    this.#sendEndpoint = -1;
    this.#receiveEndpoint = -1;
    this.#waiting = [];
    this.#control.forget();
    this.#packets.forget();
  }

  /** Bytes for the device; they wait until it takes them. */
  feed(bytes: Uint8Array): void {
    for (const byte of bytes) this.#waiting.push(byte);
    this.#send();
  }

  /** What the device has sent since the last call. */
  take(): Uint8Array {
    const bytes = Uint8Array.from(this.#received);
    this.#received = [];
    return bytes;
  }

  /** One request more at endpoint 0, such as closing the port. */
  request(request: ControlRequest): void {
    this.#control.request(request);
  }

  /** A program that takes nothing keeps the device waiting with what it has to send. */
  setReading(reading: boolean): void {
    this.#packets.setReading(this.#receiveEndpoint, reading);
  }

  /** A program opens the port, or closes it. */
  setPortOpen(open: boolean): void {
    this.request({
      type: CLASS_INTERFACE,
      request: SET_CONTROL_LINE_STATE,
      value: open ? DTR_AND_RTS : 0,
      index: 0,
    });
  }

  #send(): void {
    if (this.#sendEndpoint < 0 || this.#identity === null || this.#waiting.length === 0) return;
    const room = this.#packets.room(this.#sendEndpoint);
    if (room > 0) this.#packets.send(this.#sendEndpoint, Uint8Array.from(this.#waiting.splice(0, room)));
  }

  #refuse(expected: string, got: string): never {
    throw fault(this.#rp2040.core.PC, `a USB device with ${expected}`, got);
  }

  #enumerate(): void {
    const { usbCtrl, clkSys, pllUsb } = this.#rp2040;
    if (pllUsb.frequency !== USB_HERTZ) this.#refuse(`a clock of ${USB_HERTZ} Hz`, `${pllUsb.frequency} Hz`);
    if (clkSys < LEAST_SYSTEM_HERTZ)
      this.#refuse(`a processor at ${LEAST_SYSTEM_HERTZ} Hz or more (RP2040-E16)`, `${clkSys} Hz`);
    if ((usbCtrl.readUint32(SIE_CONTROL) & PULL_UP) === 0) this.#refuse('its pull-up on', 'no pull-up');
    this.forget();
    const found: Partial<UsbIdentity> = {};
    const texts: { maker: number; model: number } = { maker: 0, model: 0 };
    // At first only as much as surely fits into one packet; then all, by the lengths that it tells.
    this.#describe(DEVICE, 0, 0, 8, (bytes) => this.#requireLength('device descriptor', bytes, 8));
    this.request({
      request: SET_ADDRESS,
      value: OWN_ADDRESS,
      done: () => {
        const address = usbCtrl.readUint32(ADDRESS);
        if (address !== OWN_ADDRESS) this.#refuse(`the address ${OWN_ADDRESS}`, `${address}`);
      },
    });
    this.#describe(DEVICE, 0, 0, 18, (bytes) => {
      this.#requireLength('device descriptor', bytes, 18);
      const view = new DataView(bytes.buffer);
      found.vendor = view.getUint16(8, true);
      found.product = view.getUint16(10, true);
      texts.maker = bytes[14]!;
      texts.model = bytes[15]!;
      found.serialNumberIndex = bytes[16]!;
    });
    this.#describe(CONFIGURATION, 0, 0, 9, (bytes) => {
      const total = bytes[2]! | (bytes[3]! << 8);
      this.#describe(CONFIGURATION, 0, 0, total, (all) => {
        this.#requireLength('configuration', all, total);
        this.#readEndpoints(all);
        this.#describe(STRING, texts.maker, ENGLISH, 255, (text) => (found.maker = textOf(text)));
        this.#describe(STRING, texts.model, ENGLISH, 255, (text) => (found.model = textOf(text)));
        this.request({ request: SET_CONFIGURATION, value: all[5]! });
        this.#openPort((lineCoding) => {
          this.#identity = { ...found, lineCoding } as UsbIdentity;
          this.#send();
        });
      });
    });
  }

  #openPort(done: (lineCoding: Uint8Array) => void): void {
    let lineCoding: Uint8Array = new Uint8Array(0);
    this.request({ type: CLASS_INTERFACE, request: SET_LINE_CODING, index: 0, data: LINE_CODING });
    this.request({
      type: TO_HOST | CLASS_INTERFACE,
      request: GET_LINE_CODING,
      index: 0,
      length: LINE_CODING.length,
      done: (bytes) => (lineCoding = bytes),
    });
    this.setPortOpen(true);
    this.request({
      type: TO_HOST,
      request: 0,
      length: 2,
      done: () => done(lineCoding),
    });
  }

  #describe(
    type: number,
    number: number,
    index: number,
    length: number,
    done: (bytes: Uint8Array) => void,
  ): void {
    this.request({
      type: TO_HOST,
      request: GET_DESCRIPTOR,
      value: (type << 8) | number,
      index,
      length,
      done: (bytes) => {
        if (bytes[1] !== type) this.#refuse(`a descriptor of type ${type}`, `type ${bytes[1]}`);
        done(bytes);
      },
    });
  }

  #requireLength(what: string, { length }: Uint8Array, expected: number): void {
    if (length !== expected) this.#refuse(`a ${what} of ${expected} bytes`, `${length}`);
  }

  #readEndpoints(configuration: Uint8Array): void {
    let place = 0;
    for (; place < configuration.length; place += configuration[place]!) {
      const [length, type, address, attributes] = configuration.subarray(place, place + 4);
      if (length === 0) break;
      if (type !== ENDPOINT || attributes !== BULK) continue;
      if ((address! & TO_HOST) !== 0) this.#receiveEndpoint = address! & 15;
      else this.#sendEndpoint = address!;
    }
    if (place !== configuration.length)
      this.#refuse('descriptors that fill the configuration', `an end at ${place}`);
    if (this.#sendEndpoint < 0 || this.#receiveEndpoint < 0) this.#refuse('two bulk endpoints', 'fewer');
  }
}

function textOf(descriptor: Uint8Array): string {
  return Buffer.from(descriptor.subarray(2)).toString('utf16le');
}
