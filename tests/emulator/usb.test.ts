/** The Pico as a serial port on USB, beside its UART, as the computer at the other end of the cable finds it. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { encodeFrame, FrameDecoder } from '../../host-tools/link/framing.ts';
import { identityOf, type Identity } from '../../host-tools/link/identity.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { LINK_VERSION, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { loadImage } from '../../simulator/emulator/image.ts';
import { Rp2040Board } from '../../simulator/emulator/rp2040/rp2040-board.ts';
import { loadRp2040js, type Rp2040js } from '../../simulator/emulator/rp2040/rp2040js.ts';
import { seededBits } from '../../simulator/emulator/rp2040/rosc.ts';
import type { ControlRequest } from '../../simulator/emulator/rp2040/usb-control.ts';
import type { LinkPort } from '../../simulator/ports/link.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import { BoardTime } from '../conformance/board-time.ts';
import { describeWith } from '../support/system-programs.ts';
import {
  RFC6238_CODES,
  RFC6238_DIGITS,
  RFC6238_SECRET_HEX,
  RFC6238_TIME_STEP_SECONDS,
} from '../vectors/rfc6238.ts';

const HASHES = ['SHA1', 'SHA256', 'SHA512'] as const;
const CRYSTAL_HERTZ = 12e6;
const SAMPLE_NANOS = 62_500;
/** USBCTRL_REGS MAIN_CTRL (RP2040 datasheet section 4.1.4). */
const MAIN_CONTROL = 0x40;
/** The bus reset alone takes 10 ms, and a first start erases flash for 45 ms. */
const CONNECT_MS = 150;

let rp2040js: Rp2040js;
beforeAll(async () => {
  rp2040js = await loadRp2040js();
});

function identifyFrame(sequence: number): Uint8Array {
  const payload = encodeRequest('identify', { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION });
  return encodeFrame({ flags: 0, sequence, type: MESSAGES.identify.id, payload });
}

function makeBoard(model: ModelName = 'code-display'): Rp2040Board {
  return new Rp2040Board({
    rp2040js,
    image: loadImage('rp2040', model),
    storage: new MemoryStorage(),
    unixMs: Date.parse('2026-11-22T12:34:56Z'),
    randomBit: seededBits(1),
  });
}

describeWith(['arm-none-eabi-gcc'], 'the Pico on USB', () => {
  let board: Rp2040Board;
  let time: BoardTime;

  beforeEach(() => {
    board = makeBoard();
    time = new BoardTime(board);
  });

  function client(port: LinkPort): LinkClient {
    return new LinkClient(port, { timers: time.timers, firstSequence: 1 });
  }

  async function identify(port: LinkPort): Promise<Identity> {
    const versions = { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION };
    return identityOf(await time.settle(client(port).request('identify', versions)));
  }

  test('is found and configured as a serial port of the test pair of ids, without a serial number', () => {
    board.setUsbPlugged(true);
    board.powerOn();
    board.run(CONNECT_MS);
    expect(board.usbHost.identity).toEqual({
      vendor: 0x1209,
      product: 0x0001,
      maker: 'Talkode',
      model: 'Talkode code-display',
      serialNumberIndex: 0,
      lineCoding: Uint8Array.of(0x00, 0xc2, 0x01, 0x00, 0, 0, 8),
    });
  });

  test('says over USB who it is, as over its UART', async () => {
    board.setUsbPlugged(true);
    board.powerOn();
    const overUart = await identify(board.link);
    const overUsb = await identify(board.usbLink);
    expect(overUsb).toEqual(overUart);
    expect(overUsb).toMatchObject({ model: 'code-display', lifeCycleState: 'blank', fault: null });
    expect(await identify(board.link)).toEqual(overUart);
  });

  test('computes the codes of RFC 6238 over USB', async () => {
    board.setUsbPlugged(true);
    board.powerOn();
    const overUsb = client(board.usbLink);
    for (const hash of HASHES) {
      const secret = new Uint8Array(Buffer.from(RFC6238_SECRET_HEX[hash], 'hex'));
      for (const [unixSeconds, expected] of RFC6238_CODES[hash]) {
        const counter = BigInt(Math.floor(unixSeconds / RFC6238_TIME_STEP_SECONDS));
        const fields = { algorithm: ALGORITHMS[hash], digits: RFC6238_DIGITS, counter, secret };
        const { code } = await time.settle(overUsb.request('compute-code', fields));
        expect(Buffer.from(code).toString(), `${hash} at ${unixSeconds}`).toBe(expected);
      }
    }
  });

  test('refuses what it does not know, and goes on', async () => {
    board.setUsbPlugged(true);
    board.powerOn();
    board.run(CONNECT_MS);
    const refused: string[] = [];
    const ask = (name: string, request: ControlRequest): void =>
      board.usbHost.request({ ...request, refused: () => refused.push(name) });
    ask('device qualifier', { type: 0x80, request: 6, value: 6 << 8, length: 10 });
    ask('text 9', { type: 0x80, request: 6, value: (3 << 8) | 9, length: 255 });
    ask('configuration 2', { request: 9, value: 2 });
    ask('send break', { type: 0x21, request: 0x23 });
    ask('vendor request', { type: 0xc0, request: 1, length: 4 });
    board.run(CONNECT_MS);
    expect(refused).toEqual([
      'device qualifier',
      'text 9',
      'configuration 2',
      'send break',
      'vendor request',
    ]);
    expect(await identify(board.usbLink)).toMatchObject({ fault: null });
  });

  test('answers each line what came over it, however the bytes of two hosts fall together', () => {
    board.setUsbPlugged(true);
    board.powerOn();
    board.run(CONNECT_MS);
    const [overUart, overUsb] = [new FrameDecoder(), new FrameDecoder()];
    const [atUart, atUsb]: number[][] = [[], []];
    board.link.onReceive((bytes) => atUart!.push(...overUart.push(bytes).map(({ sequence }) => sequence)));
    board.usbLink.onReceive((bytes) => atUsb!.push(...overUsb.push(bytes).map(({ sequence }) => sequence)));
    for (let sequence = 1; sequence <= 40; sequence++) {
      const request = identifyFrame(sequence);
      const cut = sequence % request.length;
      board.link.send(request.subarray(0, cut));
      board.run(sequence / 7);
      board.usbLink.send(identifyFrame(100 + sequence));
      board.run(sequence % 3);
      board.link.send(request.subarray(cut));
      board.run(20);
    }
    expect(atUart).toEqual(Array.from({ length: 40 }, (_, index) => 1 + index));
    expect(atUsb).toEqual(Array.from({ length: 40 }, (_, index) => 101 + index));
  });

  test('is not kept from one line by half a request on the other, nor by a port that closes', async () => {
    board.setUsbPlugged(true);
    board.powerOn();
    board.run(CONNECT_MS);
    board.link.send(identifyFrame(1).subarray(0, 7));
    expect(await identify(board.usbLink)).toMatchObject({ fault: null });
    board.usbLink.send(identifyFrame(2).subarray(0, 7));
    board.run(5);
    board.usbHost.setPortOpen(false);
    board.run(5);
    board.usbHost.setPortOpen(true);
    board.run(5);
    const tries: Uint8Array[] = [];
    board.usbLink.onReceive((bytes) => tries.push(bytes));
    board.usbLink.send(identifyFrame(3));
    board.run(20);
    expect(tries.length).toBe(1);
  });

  test('writes its flash on a request over USB, with interrupts off meanwhile', async () => {
    board.setUsbPlugged(true);
    board.powerOn();
    const overUsb = client(board.usbLink);
    const secret = new Uint8Array(Buffer.from(RFC6238_SECRET_HEX.SHA1, 'hex'));
    await time.settle(
      overUsb.request('provision', {
        serialNumber: '100000000017',
        algorithm: ALGORITHMS.SHA1,
        digits: 6,
        timeStepSeconds: 30,
        t0UnixSeconds: 0n,
        secret,
      }),
    );
    board.powerCut();
    board.powerOn();
    expect(await identify(board.usbLink)).toMatchObject({
      lifeCycleState: 'provisioned',
      serialNumber: '100000000017',
    });
  });

  test('comes and goes with the cable; without it the chip keeps to its crystal and sleeps as ever', async () => {
    board.powerOn();
    board.run(CONNECT_MS);
    const { rp2040 } = board.chip;
    const isControllerOn = (): boolean => (rp2040.usbCtrl.readUint32(MAIN_CONTROL) & 1) !== 0;
    const awakeCycles = (): number => {
      const before = board.chip.cycles;
      board.run(1000);
      const after = board.chip.cycles;
      return after.all - before.all - (after.slept - before.slept);
    };
    expect(awakeCycles()).toBe(0);
    expect([rp2040.clkSys, isControllerOn()]).toEqual([CRYSTAL_HERTZ, false]);
    for (let times = 0; times < 2; times++) {
      board.setUsbPlugged(true);
      board.run(CONNECT_MS);
      expect([rp2040.clkSys, isControllerOn()]).toEqual([5 * CRYSTAL_HERTZ, true]);
      const overUsb = await identify(board.usbLink);
      expect(await identify(board.link)).toEqual(overUsb);
      expect(awakeCycles()).toBe(0);
      board.setUsbPlugged(false);
      board.run(CONNECT_MS);
      expect([rp2040.clkSys, isControllerOn()]).toEqual([CRYSTAL_HERTZ, false]);
      expect(await identify(board.link)).toEqual(overUsb);
    }
    expect(awakeCycles()).toBe(0);
  });

  test('speaks alike, at the same pace, and shows the same glass on USB and on batteries', () => {
    const [onCells, onUsb] = [false, true].map((plugged) => {
      const reader = makeBoard('code-reader');
      const levels: { level: number; nanos: number }[] = [];
      reader.onLevel(({ level, nanos }) => levels.push({ level, nanos }));
      reader.setUsbPlugged(plugged);
      reader.powerOn();
      reader.run(CONNECT_MS);
      reader.press('fn');
      reader.run(100);
      reader.release('fn');
      reader.run(1400);
      return { reader, levels };
    });
    const spoken = ({ levels }: { levels: { level: number }[] }): number[] =>
      levels.map(({ level }) => level);
    const count = Math.min(onCells!.levels.length, onUsb!.levels.length);
    expect(count).toBeGreaterThan(10_000);
    expect(new Set(spoken(onCells!)).size).toBeGreaterThan(50);
    expect(spoken(onUsb!).slice(0, count)).toEqual(spoken(onCells!).slice(0, count));
    for (const { levels } of [onCells!, onUsb!]) {
      const paceNanos = (levels[10_000]!.nanos - levels[1]!.nanos) / 9_999;
      expect(Math.abs(paceNanos - SAMPLE_NANOS)).toBeLessThan(10);
    }
    expect(onUsb!.reader.frame()).toEqual(onCells!.reader.frame());
    expect(onUsb!.reader.glassFlaw()).toBeNull();
  });

  test("answers the package's own USB host as well, which knows nothing of this firmware", () => {
    board.setUsbPlugged(true);
    board.powerOn();
    const cdc = new rp2040js.USBCDC(board.chip.rp2040.usbCtrl);
    let isConnected = false;
    const received: number[] = [];
    cdc.onDeviceConnected = () => (isConnected = true);
    cdc.onSerialData = (bytes) => received.push(...bytes);
    board.run(CONNECT_MS);
    expect(isConnected).toBe(true);
    for (const byte of identifyFrame(9)) cdc.sendSerialByte(byte);
    board.run(20);
    const answers = new FrameDecoder().push(Uint8Array.from(received));
    expect(answers.map(({ sequence, type }) => [sequence, type])).toEqual([[9, MESSAGES.identify.id]]);
  });
});
