/**
 * The real-time clock block (RP2040 datasheet section 4.8) in virtual time and UTC; rp2040js's own reads the host's zone.
 * Its count goes on over a power cut, as a clock chip with a cell of its own would: the board beside it has none yet.
 */
import { fault } from './chip-fault.ts';
import { Registers } from './peripheral.ts';

const CLKDIV_M1 = 0x00;
const SETUP_0 = 0x04;
const SETUP_1 = 0x08;
const CTRL = 0x0c;
const RTC_1 = 0x18;
const RTC_0 = 0x1c;

const CTRL_ENABLE = 1 << 0;
const CTRL_ACTIVE = 1 << 1;
const CTRL_LOAD = 1 << 4;

/** Where the seconds since 1970 are kept: beside the chip. */
export interface KeptTime {
  /** Null: the clock has never been started. */
  unixMs(): number | null;
  setUnixMs(unixMs: number): void;
}

export class RealTimeClock extends Registers {
  readonly #time: KeptTime;
  #clockDivider = 0;
  #setup0 = 0;
  #setup1 = 0;
  /** Reading RTC_0 latches RTC_1 (section 4.8.4). */
  #latchedDate = 0;

  constructor(time: KeptTime) {
    super();
    this.#time = time;
  }

  readUint32(offset: number): number {
    switch (offset) {
      case CLKDIV_M1:
        return this.#clockDivider;
      case SETUP_0:
        return this.#setup0;
      case SETUP_1:
        return this.#setup1;
      case CTRL:
        return this.#time.unixMs() === null ? 0 : CTRL_ENABLE | CTRL_ACTIVE;
      case RTC_0:
        return this.#readTime();
      case RTC_1:
        return this.#latchedDate;
      default:
        throw fault(0, 'a register of the RTC other than its alarm', `offset ${offset}`);
    }
  }

  writeUint32(offset: number, value: number): void {
    if (offset === CLKDIV_M1) this.#clockDivider = value;
    else if (offset === SETUP_0) this.#setup0 = value;
    else if (offset === SETUP_1) this.#setup1 = value;
    else if (offset === CTRL) this.#control(value);
    else throw fault(0, 'a register of the RTC other than its alarm', `offset ${offset}`);
  }

  #readTime(): number {
    const date = new Date(this.#time.unixMs() ?? 0);
    this.#latchedDate = (date.getUTCFullYear() << 12) | ((date.getUTCMonth() + 1) << 8) | date.getUTCDate();
    return (
      (date.getUTCDay() << 24) |
      (date.getUTCHours() << 16) |
      (date.getUTCMinutes() << 8) |
      date.getUTCSeconds()
    );
  }

  #control(value: number): void {
    if ((value & CTRL_LOAD) === 0) return;
    const [year, month, day] = [this.#setup0 >>> 12, (this.#setup0 >> 8) & 0xf, this.#setup0 & 0x1f];
    const [hour, minute, second] = [
      (this.#setup1 >> 16) & 0x1f,
      (this.#setup1 >> 8) & 0x3f,
      this.#setup1 & 0x3f,
    ];
    this.#time.setUnixMs(Date.UTC(year & 0xfff, month - 1, day, hour, minute, second));
  }
}
