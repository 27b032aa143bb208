/**
 * Frames of the serial link (hardware-docs/link-messages.md): header, payload and CRC-16, COBS-encoded, ended by a
 * zero.
 */
import { cobsDecode, cobsEncode } from './cobs.ts';
import { crc16 } from './crc16.ts';
import { HEADER_BYTES, LINK_VERSION, MAXIMUM_PAYLOAD_BYTES } from './protocol.generated.ts';

export interface Frame {
  /** FLAGS of the protocol: response, error. */
  flags: number;
  sequence: number;
  /** The message's id. */
  type: number;
  payload: Uint8Array;
}

export const DELIMITER = 0;
const CHECKSUM_BYTES = 2;
const MAXIMUM_FRAME_BYTES = HEADER_BYTES + MAXIMUM_PAYLOAD_BYTES + CHECKSUM_BYTES;
/** COBS adds one byte to anything shorter than 255 bytes. */
export const MAXIMUM_ENCODED_BYTES = MAXIMUM_FRAME_BYTES + 1;

function requireByte(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value > 0xff) {
    throw new RangeError(`frame ${name}: expected a whole number 0 to 255, got ${value}`);
  }
}

/** The bytes of one frame as they go over the wire, delimiter included. Throws RangeError naming the part out of range. */
export function encodeFrame(frame: Frame): Uint8Array {
  const { flags, sequence, type, payload } = frame;
  requireByte('flags', flags);
  requireByte('sequence', sequence);
  requireByte('type', type);
  if (payload.length > MAXIMUM_PAYLOAD_BYTES) {
    throw new RangeError(
      `frame payload: expected at most ${MAXIMUM_PAYLOAD_BYTES} bytes, got ${payload.length}`,
    );
  }
  const bytes = new Uint8Array(HEADER_BYTES + payload.length + CHECKSUM_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set([LINK_VERSION, flags, sequence, type]);
  view.setUint16(4, payload.length, true);
  bytes.set(payload, HEADER_BYTES);
  const checksumAt = HEADER_BYTES + payload.length;
  view.setUint16(checksumAt, crc16(bytes.subarray(0, checksumAt)), true);
  const encoded = cobsEncode(bytes);
  bytes.fill(0); // it may have held a secret
  const wire = new Uint8Array(encoded.length + 1);
  wire.set(encoded);
  wire[encoded.length] = DELIMITER;
  return wire;
}

/** Reads one encoded frame without its delimiter; null when anything about it is wrong. */
export function decodeFrame(encoded: Uint8Array): Frame | null {
  const bytes = cobsDecode(encoded);
  if (bytes === null || bytes.length < HEADER_BYTES + CHECKSUM_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const checksumAt = bytes.length - CHECKSUM_BYTES;
  const payload = bytes.slice(HEADER_BYTES, checksumAt);
  if (payload.length > MAXIMUM_PAYLOAD_BYTES || view.getUint16(4, true) !== payload.length) return null;
  if (view.getUint16(checksumAt, true) !== crc16(bytes.subarray(0, checksumAt))) return null;
  if (view.getUint8(0) !== LINK_VERSION) return null;
  return { flags: view.getUint8(1), sequence: view.getUint8(2), type: view.getUint8(3), payload };
}

/**
 * Finds frames in a stream of bytes, whatever its chunks. Holds one frame at most: what is too long, damaged or of
 * another version is dropped and counted, and reading goes on after the next delimiter.
 */
export class FrameDecoder {
  readonly #held = new Uint8Array(MAXIMUM_ENCODED_BYTES);
  #heldBytes = 0;
  #overflowed = false;
  #dropped = 0;

  /** How many damaged or foreign frames were dropped since the start. */
  get droppedFrames(): number {
    return this.#dropped;
  }

  push(bytes: Uint8Array): Frame[] {
    const frames: Frame[] = [];
    for (const byte of bytes) {
      if (byte === DELIMITER) {
        const frame = this.#finish();
        if (frame !== null) frames.push(frame);
      } else if (this.#heldBytes < this.#held.length) {
        this.#held[this.#heldBytes++] = byte;
      } else {
        this.#overflowed = true;
      }
    }
    return frames;
  }

  #finish(): Frame | null {
    // Two delimiters in a row are no frame and no fault: a host may send one to end what noise began.
    if (this.#heldBytes === 0) return null;
    const frame = this.#overflowed ? null : decodeFrame(this.#held.subarray(0, this.#heldBytes));
    if (frame === null) this.#dropped++;
    this.#held.fill(0, 0, this.#heldBytes);
    this.#heldBytes = 0;
    this.#overflowed = false;
    return frame;
  }
}
