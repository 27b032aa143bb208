/** Packets of the GDB remote protocol, whole, in pieces and damaged. */
import { describe, expect, test } from 'vitest';
import { packet, PacketReader } from '../../simulator/emulator/qemu/gdb-packets.ts';

describe('packets of the debugger', () => {
  test("have the checksum of GDB's manual: the sum of their characters modulo 256", () => {
    // g is 67h; the manual's own example of an empty packet is $#00.
    expect(packet('g')).toBe('$g#67');
    expect(packet('')).toBe('$#00');
    expect(packet('m0,ffffffff')).toBe('$m0,ffffffff#f9');
  });

  test('are found however the stream is cut, acknowledgements between them', () => {
    const stream = `+${packet('OK')}++${packet('T05thread:01;')}+`;
    const whole = ['OK', 'T05thread:01;'];
    expect(new PacketReader().take(stream)).toEqual(whole);
    const reader = new PacketReader();
    expect([...stream].flatMap((character) => reader.take(character))).toEqual(whole);
  });

  test('with a wrong checksum are refused', () => {
    expect(() => new PacketReader().take('$OK#9b')).toThrow('expected checksum 9a, got 9b');
  });
});
