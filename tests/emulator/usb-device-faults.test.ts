/**
 * What rp2040js lets pass on USB and a computer does not: packets out of their DATA0 and DATA1 order, clocks, no
 * pull-up.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { ChipFault } from '../../simulator/emulator/board.ts';
import { loadRp2040js, type RP2040 } from '../../simulator/emulator/rp2040/rp2040js.ts';
import { UsbHost } from '../../simulator/emulator/rp2040/usb-host.ts';
import { UsbPackets } from '../../simulator/emulator/rp2040/usb-packets.ts';

/** RP2040 datasheet, sections 2.18.4 (PLL), 4.1.4 (SIE_CTRL) and 4.1.2.5 (buffer controls). */
const PLL_FEEDBACK = 0x08;
const PLL_POST_DIVIDERS = 0x0c;
const SIE_CONTROL = 0x4c;
const PULL_UP = 1 << 16;
const AVAILABLE = 1 << 10;
const DATA0 = 0;
const DATA1 = 1 << 13;
const bufferControl = (endpoint: number, direction: 'to host' | 'from host'): number =>
  0x80 + 8 * endpoint + (direction === 'to host' ? 0 : 4);

const MILLISECOND_NANOS = 1e6;

let rp2040: RP2040;
beforeEach(async () => {
  rp2040 = new (await loadRp2040js()).RP2040();
  rp2040.logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
});

/** As a driver arms a buffer, with one byte or room for one. */
function arm(endpoint: number, direction: 'to host' | 'from host', toggle: number): void {
  rp2040.usbCtrl.DPRAMUpdated(bufferControl(endpoint, direction), AVAILABLE | toggle | 1);
}

function letPass(): void {
  (rp2040.clock as unknown as { tick: (nanos: number) => void }).tick(MILLISECOND_NANOS);
}

describe('packets of an endpoint', () => {
  test('to the host begin with DATA0 and take turns; one sent twice is a fault', () => {
    const packets = new UsbPackets(rp2040);
    let received = 0;
    packets.onPacket = () => (received += 1);
    for (const toggle of [DATA0, DATA1, DATA0]) {
      arm(1, 'to host', toggle);
      letPass();
    }
    expect(received).toBe(3);
    arm(1, 'to host', DATA0);
    expect(letPass).toThrow(ChipFault);
    arm(1, 'to host', DATA0);
    expect(letPass).toThrow(/endpoint 1 to the host to go on with DATA1, got DATA0/);
    expect(received).toBe(3);
  });

  test('from the host are taken in turns too, and only when room was made for them', () => {
    const packets = new UsbPackets(rp2040);
    arm(2, 'from host', DATA0);
    packets.send(2, Uint8Array.of(7));
    expect(() => packets.send(2, Uint8Array.of(7))).toThrow(
      /endpoint 2 from the host to go on with DATA1, got no packet/,
    );
    arm(2, 'from host', DATA0);
    expect(() => packets.send(2, Uint8Array.of(7))).toThrow(/to go on with DATA1, got DATA0/);
  });

  test('after a setup packet go on with DATA1 both ways', () => {
    const packets = new UsbPackets(rp2040);
    packets.setup(new Uint8Array(8));
    arm(0, 'to host', DATA0);
    expect(letPass).toThrow(/endpoint 0 to the host to go on with DATA1, got DATA0/);
    packets.setup(new Uint8Array(8));
    arm(0, 'from host', DATA0);
    expect(() => packets.send(0, new Uint8Array(0))).toThrow(/endpoint 0 from the host to go on with DATA1/);
  });
});

describe('a device that the host resets', () => {
  /** 12 MHz * 40 / (5 * 2) is USB's 48 MHz. */
  function resetWith({ feedback = 40, systemHertz = 60e6, pullUp = true }): void {
    new UsbHost(rp2040);
    rp2040.pllUsb.writeUint32(PLL_FEEDBACK, feedback);
    rp2040.pllUsb.writeUint32(PLL_POST_DIVIDERS, (5 << 16) | (2 << 12));
    rp2040.clkSys = systemHertz;
    rp2040.usbCtrl.writeUint32(SIE_CONTROL, pullUp ? PULL_UP : 0);
    rp2040.usbCtrl.onResetReceived!();
  }

  test('is asked what it is when its clocks are right and its pull-up is on', () => {
    expect(() => resetWith({})).not.toThrow();
  });

  test.each([
    [
      'whose processor is as slow as USB',
      { systemHertz: 48e6 },
      /52800000 Hz or more \(RP2040-E16\), got 48000000 Hz/,
    ],
    ['whose USB clock is off', { feedback: 41 }, /a clock of 48000000 Hz, got 49200000 Hz/],
    ['without a pull-up', { pullUp: false }, /its pull-up on, got no pull-up/],
  ])('%s is refused', (_, wish, message) => {
    expect(() => resetWith(wish)).toThrow(message);
  });
});
