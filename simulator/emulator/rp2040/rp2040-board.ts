/** A Talkode board with an RP2040, emulated within this process in virtual time. */
import type { LinkPort } from '../../ports/link.ts';
import { PowerCut, STORAGE_BYTES, type Storage } from '../../ports/storage.ts';
import { keyId } from '../../token/token.ts';
import type { ModelName } from '../../token/contract.generated.ts';
import type { EmulatedBoard } from '../board.ts';
import { readImage } from '../display/glass-image.ts';
import { Ssd1306 } from '../display/ssd1306.ts';
import type { BoardImage } from '../image.ts';
import { Breakpoints } from './breakpoints.ts';
import { Chip } from './chip.ts';
import { connectDisplay } from './display-bus.ts';
import { KeyContacts } from './key-contacts.ts';
import { JOURNAL_OFFSET } from './memory-map.ts';
import { NorFlash } from './nor-flash.ts';
import { boardPins, type BoardPins } from './pins.ts';
import { Rp2040Probe } from './probe.ts';
import { seededBits } from './rosc.ts';
import type { Rp2040js } from './rp2040js.ts';
import { SoundCapture, type CapturedLevel } from './sound-capture.ts';
import { UartLine } from './uart-line.ts';
import { UsbHost } from './usb-host.ts';

const NANOS_PER_MS = 1e6;
/** The ADC has 12 bits and the supply as its reference (RP2040 datasheet section 4.9.3). */
const ADC_VALUES = 4096;
const ADC_REFERENCE_MILLIVOLTS = 3300;
const BATTERY_DIVIDER = 3;
/** What a fresh pair of alkaline cells gives. */
const FRESH_MILLIVOLTS = 3000;
const DISPLAY_SEED = 0x5eed;
const DARK_FRAME_BYTES = 16;

export interface Rp2040BoardOptions {
  rp2040js: Rp2040js;
  image: BoardImage;
  storage: Storage;
  /** What the real-time clock block reads at first; null: it stands still, as on a board without a cell for it. */
  unixMs: number | null;
  /** The ring oscillator's jitter; bits of a fixed seed make runs repeatable. */
  randomBit: () => number;
  /** Why the storage could not carry out an operation; the chip finds its flash unchanged. */
  onStorageFailure?: (reason: unknown) => void;
}

interface GlassReading {
  frame: Uint8Array;
  /** Why these pixels are no picture of the glass, such as a half-drawn one. */
  flaw: string | null;
}

/** All that is gone with the power. */
interface Powered {
  chip: Chip;
  display: Ssd1306;
  line: UartLine;
  usb: UsbHost;
  keys: KeyContacts;
  sound: SoundCapture | null;
}

export class Rp2040Board implements EmulatedBoard {
  readonly board = 'rp2040';
  readonly model: ModelName;
  readonly probe: Rp2040Probe;
  readonly link: LinkPort;
  /** The serial port that a computer has of the USB device; it carries bytes once the device is configured. */
  readonly usbLink: LinkPort;
  readonly flash: NorFlash;
  readonly #options: Rp2040BoardOptions;
  readonly #pins: BoardPins;
  readonly #breakpoints = new Breakpoints();
  readonly #pressed = new Set<string>();
  readonly #levelListeners: ((captured: CapturedLevel) => void)[] = [];
  readonly #motorListeners: ((on: boolean) => void)[] = [];
  #powered: Powered | null = null;
  #received: (bytes: Uint8Array) => void = () => {};
  #usbReceived: (bytes: Uint8Array) => void = () => {};
  #isUsbPlugged = false;
  #millivolts = FRESH_MILLIVOLTS;
  #headphones = false;
  /** Virtual time up to the last power-on or, without power, up to now. */
  #nanosBefore = 0;
  #rtcOffsetMs: number | null;
  #reading: GlassReading = { frame: new Uint8Array(DARK_FRAME_BYTES), flaw: null };
  #readChanges = -1;

  /** Makes the board without power. RangeError for an image that does not fit. */
  constructor(options: Rp2040BoardOptions) {
    const { image, storage, unixMs, onStorageFailure } = options;
    this.#options = options;
    this.model = image.entry.model;
    this.#pins = boardPins(this.model);
    this.#rtcOffsetMs = unixMs;
    this.flash = new NorFlash(storage, onStorageFailure ?? (() => {}));
    this.flash.load(0, image.firmware);
    if (image.voice !== null && image.entry.voice !== null)
      this.flash.load(image.entry.voice.offset, image.voice);
    this.probe = new Rp2040Probe(image.symbols, this.#breakpoints, this.flash, () => this.chip);
    this.link = {
      send: (bytes) => this.#powered?.line.feed(bytes),
      onReceive: (listener) => {
        this.#received = listener;
      },
      close: () => {},
    };
    this.usbLink = {
      send: (bytes) => this.#powered?.usb.feed(bytes),
      onReceive: (listener) => {
        this.#usbReceived = listener;
      },
      close: () => this.#powered?.usb.setPortOpen(false),
    };
  }

  /** Throws while the power is off. */
  get chip(): Chip {
    if (this.#powered === null) throw new Error('the chip: expected the power to be on, got a board without');
    return this.#powered.chip;
  }

  get isPowered(): boolean {
    return this.#powered !== null;
  }

  /** The computer at the USB cable. Throws while the power is off. */
  get usbHost(): UsbHost {
    if (this.#powered === null) throw new Error('USB: expected the power to be on, got a board without');
    return this.#powered.usb;
  }

  /** Plugs the cable to a computer in, or pulls it. The board's own supply is not touched. */
  setUsbPlugged(plugged: boolean): void {
    this.#isUsbPlugged = plugged;
    if (this.#powered !== null) this.#plugUsb(this.#powered);
  }

  /** Whether the PWM that makes the sound runs. */
  get isSounding(): boolean {
    return this.#powered?.sound?.isOn ?? false;
  }

  /** Bytes of the link that the chip was too slow to take. */
  get overruns(): number {
    return this.#powered?.line.overruns ?? 0;
  }

  uptimeMs(): number {
    return (this.#nanosBefore + (this.#powered?.chip.clock.nanos ?? 0)) / NANOS_PER_MS;
  }

  /** Moves the real-time clock block, as somebody does who takes its cell out and puts it in again. */
  setUnixMs(unixMs: number): void {
    this.#rtcOffsetMs = unixMs - this.uptimeMs();
  }

  /** Every level that is given to the PWM. */
  onLevel(listener: (captured: CapturedLevel) => void): void {
    this.#levelListeners.push(listener);
  }

  /** The motor's pin starts it or stops it, at the chip's present time; without power it stands still. */
  onMotor(listener: (on: boolean) => void): void {
    this.#motorListeners.push(listener);
  }

  #turnMotor(on: boolean): void {
    for (const listener of this.#motorListeners) listener(on);
  }

  press(key: string): void {
    keyId(this.model, key);
    this.#pressed.add(key);
    this.#powered?.keys.update();
  }

  release(key: string): void {
    keyId(this.model, key);
    this.#pressed.delete(key);
    this.#powered?.keys.update();
  }

  setMillivolts(millivolts: number): void {
    this.#millivolts = millivolts;
    if (this.#powered !== null) this.#measureBattery(this.#powered.chip);
  }

  setHeadphones(present: boolean): void {
    if (present === this.#headphones) return;
    this.#headphones = present;
    if (this.#powered !== null) this.#plugJack(this.#powered.chip);
  }

  frame(): Uint8Array {
    return this.#readGlass().frame.slice();
  }

  /** Why the display shows no picture of the glass just now; null when it does. */
  glassFlaw(): string | null {
    return this.#readGlass().flaw;
  }

  /** The display's pixels, rows from the top left. */
  pixels(): Uint8Array {
    return this.#powered?.display.pixels() ?? new Uint8Array(0);
  }

  /** A half-drawn glass reads as the one before: an eye sees no single bytes arrive. */
  #readGlass(): GlassReading {
    if (this.#powered === null) return { frame: new Uint8Array(DARK_FRAME_BYTES), flaw: null };
    const { display } = this.#powered;
    if (display.changes !== this.#readChanges) {
      this.#readChanges = display.changes;
      try {
        this.#reading = { frame: readImage(display.pixels(), this.model), flaw: null };
      } catch (error) {
        this.#reading = { frame: this.#reading.frame, flaw: (error as Error).message };
      }
    }
    return this.#reading;
  }

  /** Throws ChipFault. A PowerCut of the storage takes the power away; the rest of the time passes without. */
  run(ms: number): void {
    const endNanos = this.uptimeMs() * NANOS_PER_MS + ms * NANOS_PER_MS;
    if (this.#powered !== null) this.#runChip(this.#powered, endNanos - this.#nanosBefore);
    if (this.#powered === null) this.#nanosBefore = endNanos;
  }

  #runChip(powered: Powered, endNanos: number): void {
    try {
      powered.chip.runUntil(endNanos);
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      this.powerCut();
    }
    const bytes = powered.line.take();
    if (bytes.length > 0) this.#received(bytes);
    const usbBytes = powered.usb.take();
    if (usbBytes.length > 0) this.#usbReceived(usbBytes);
  }

  powerOn(): void {
    if (this.#powered !== null) return;
    const { rp2040js, randomBit } = this.#options;
    this.flash.reload();
    const chip = new Chip({
      rp2040js,
      flash: this.flash,
      keptTime: {
        unixMs: () => this.#rtcOffsetMs && this.#rtcOffsetMs + this.uptimeMs(),
        setUnixMs: (unixMs) => this.setUnixMs(unixMs),
      },
      randomBit,
      breakpoints: this.#breakpoints,
    });
    const { rp2040, clock } = chip;
    const display = new Ssd1306(this.#displayNoise());
    connectDisplay(rp2040js, rp2040, clock, this.#pins.display, display);
    this.#readChanges = -1;
    this.#reading = { frame: new Uint8Array(DARK_FRAME_BYTES), flaw: null };
    this.#powered = {
      chip,
      display,
      line: new UartLine(rp2040, clock),
      usb: new UsbHost(rp2040),
      keys: new KeyContacts(rp2040js, rp2040.gpio, this.#pins, this.#pressed),
      sound:
        this.#pins.sound &&
        new SoundCapture(rp2040, clock, this.#pins.sound.pwm, (captured) => {
          for (const listener of this.#levelListeners) listener(captured);
        }),
    };
    this.#measureBattery(chip);
    this.#plugJack(chip);
    this.#followMotor(chip);
    this.#plugUsb(this.#powered);
  }

  powerCut(): void {
    if (this.#powered === null) return;
    this.#nanosBefore += this.#powered.chip.clock.nanos;
    this.#powered = null;
    this.#turnMotor(false);
  }

  storageImage(): Uint8Array {
    return this.flash.bytes.slice(JOURNAL_OFFSET, JOURNAL_OFFSET + STORAGE_BYTES);
  }

  close(): void {
    this.powerCut();
  }

  #measureBattery({ rp2040 }: Chip): void {
    const atPin = this.#millivolts / BATTERY_DIVIDER;
    const value = Math.round((atPin * ADC_VALUES) / ADC_REFERENCE_MILLIVOLTS);
    rp2040.adc.channelValues[this.#pins.batteryChannel] = Math.min(value, ADC_VALUES - 1);
  }

  /** The jack's switch leads its pin to ground while a plug is in. */
  #plugJack({ rp2040 }: Chip): void {
    if (this.#pins.sound !== null) rp2040.gpio[this.#pins.sound.jackDetect]!.setInputValue(!this.#headphones);
  }

  /** Its transistor opens at a level that the chip drives, not at an input's. */
  #followMotor({ rp2040 }: Chip): void {
    const { motor } = this.#pins;
    if (motor === null) return;
    const high = this.#options.rp2040js.GPIOPinState.High;
    rp2040.gpio[motor]!.addListener((state) => this.#turnMotor(state === high));
  }

  #plugUsb({ chip, usb }: Powered): void {
    if (!this.#isUsbPlugged) usb.forget();
    chip.rp2040.gpio[this.#pins.usbPower]!.setInputValue(this.#isUsbPlugged);
  }

  #displayNoise(): () => number {
    const bit = seededBits(DISPLAY_SEED);
    return () => Array.from({ length: 8 }, bit).reduce((byte, each) => (byte << 1) | each, 0);
  }
}
