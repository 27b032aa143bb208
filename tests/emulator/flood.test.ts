/**
 * A host that never stops sending, or never reads, at the Pico's two lines: the person's key is answered none the less.
 */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { LINK_VERSION, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { Rp2040Board } from '../../simulator/emulator/rp2040/rp2040-board.ts';
import { loadRp2040js, type Rp2040js } from '../../simulator/emulator/rp2040/rp2040js.ts';
import { seededBits } from '../../simulator/emulator/rp2040/rosc.ts';
import { loadImage } from '../../simulator/emulator/image.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { LinkClient } from '../../host-tools/link/client.ts';
import { BoardTime } from '../conformance/board-time.ts';
import { makeToken, STEP_BEGINS_UNIX_SECONDS } from '../qemu/provisioned-token.ts';
import { describeWith } from '../support/system-programs.ts';
import { RFC6238_CODES } from '../vectors/rfc6238.ts';

/** RFC 6238's code of the step in which the token's clock was set. */
const CODE = RFC6238_CODES.SHA1.find(([unixSeconds]) => unixSeconds >= STEP_BEGINS_UNIX_SECONDS)![1];
const CONNECT_MS = 150;
/** What the line carries before the key goes down, so that the flood is no news then. */
const BEFORE_MS = 50;
const ANSWER_MS = 100;
/**
 * Full-speed USB carries at most 19 packets of 64 bytes in a frame of 1 ms (USB 2.0, table 5-9); the emulated host puts
 * the next packet there at once, so it gets twice as much.
 */
const USB_BYTES_PER_MS = 2 * 19 * 64;
const UART_BYTES_PER_MS = 12;

type Line = 'USB' | 'the UART';
const identify = encodeFrame({
  flags: 0,
  sequence: 9,
  type: MESSAGES.identify.id,
  payload: encodeRequest('identify', { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION }),
});

/** `length` bytes: the pattern over and over. */
function repeated(pattern: Uint8Array, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, place) => pattern[place % pattern.length]!);
}

describeWith(['arm-none-eabi-gcc'], 'M2: a flood on the link', () => {
  let rp2040js: Rp2040js;
  let board: Rp2040Board;
  beforeAll(async () => {
    rp2040js = await loadRp2040js();
  });
  beforeEach(async () => {
    board = new Rp2040Board({
      rp2040js,
      image: loadImage('rp2040', 'code-display'),
      storage: new MemoryStorage(),
      unixMs: null,
      randomBit: seededBits(1),
    });
    board.powerOn();
    board.run(CONNECT_MS);
    const time = new BoardTime(board);
    const client = new LinkClient(board.link, { timers: time.timers, firstSequence: 1 });
    await makeToken({ request: (name, fields) => time.settle(client.request(name, fields)) });
  });

  /** Milliseconds of the chip's time from the press to the code on the glass; null: not within `ANSWER_MS`. */
  function answeredAfterMs(line: Line, pattern: Uint8Array): number | null {
    const port = line === 'USB' ? board.usbLink : board.link;
    const bytesPerMs = line === 'USB' ? USB_BYTES_PER_MS : UART_BYTES_PER_MS;
    if (line === 'USB') {
      board.setUsbPlugged(true);
      board.run(CONNECT_MS);
      expect(board.usbHost.identity).not.toBeNull();
    }
    // Each millisecond again: a line holds no more than the emulator lets it.
    const floodOn = (): void => {
      port.send(repeated(pattern, bytesPerMs));
      board.run(1);
    };
    for (let ms = 0; ms < BEFORE_MS; ms++) floodOn();
    board.press('main');
    for (let ms = 1; ms <= ANSWER_MS; ms++) {
      floodOn();
      if (readGlass(board.frame()).code === CODE) return ms;
    }
    return null;
  }

  test.each<[string, Line, Uint8Array]>([
    ['zeros', 'USB', Uint8Array.of(0)],
    ['zeros', 'the UART', Uint8Array.of(0)],
    ['a frame without end', 'USB', Uint8Array.of(7)],
    ['a frame without end', 'the UART', Uint8Array.of(7)],
    ['requests', 'USB', identify],
    ['requests', 'the UART', identify],
  ])('%s over %s: a press is answered within 100 ms', (_, line, pattern) => {
    expect(answeredAfterMs(line, pattern)).not.toBeNull();
  });

  test('USB brings one packet a round of the loop, and not as many as the line could', () => {
    board.setUsbPlugged(true);
    board.run(CONNECT_MS);
    let packets = 0;
    let rounds = 0;
    void board.probe.onEntry('usb_serial_received', 0, () => void packets++);
    void board.probe.onEntry('link_step', 0, () => void rounds++);
    board.usbLink.send(repeated(Uint8Array.of(7), USB_BYTES_PER_MS * 20));
    board.run(10);
    expect(packets).toBeGreaterThan(10);
    expect(packets).toBeLessThanOrEqual(rounds + 1);
  });

  test('requests of a host that takes no answer: a press is answered within 100 ms', () => {
    board.setUsbPlugged(true);
    board.run(CONNECT_MS);
    board.usbHost.setReading(false);
    expect(answeredAfterMs('USB', identify)).not.toBeNull();
  });
});
