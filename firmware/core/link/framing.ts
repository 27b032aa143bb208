/**
 * Link frames: COBS with a zero byte between frames, CRC-16 inside (hardware-docs/link-messages.md).
 *
 * Decoding is done byte by byte into one bounded buffer. Whatever goes wrong is forgotten at the next zero byte, so a
 * damaged frame never harms the one after it.
 */
import { crc16 } from '../crypto/crc';
import { copyBytes, LINK_TX, readBytes, readU8, wipeBytes, writeBytes, writeU8 } from '../base/memory';
import {
  FLAG_RESPONSE,
  FRAME_HEADER_BYTES,
  MAXIMUM_PAYLOAD_BYTES,
  LINK_VERSION,
  MAXIMUM_RESPONSE_BYTES,
} from './messages.generated';

const CHECKSUM_BYTES: u32 = 2;
const REQUEST_BYTES: u32 = FRAME_HEADER_BYTES + MAXIMUM_PAYLOAD_BYTES + CHECKSUM_BYTES;

const REQUEST: usize = memory.data(REQUEST_BYTES, 8);
const ANSWER_BYTES: u32 = FRAME_HEADER_BYTES + MAXIMUM_RESPONSE_BYTES + CHECKSUM_BYTES;
const ANSWER: usize = memory.data(ANSWER_BYTES, 8);

/** Where a request's payload lies. */
export const REQUEST_PAYLOAD: usize = REQUEST + FRAME_HEADER_BYTES;
/** Where an answer's payload is to be written, at most MAXIMUM_RESPONSE_BYTES. */
export const ANSWER_PAYLOAD: usize = ANSWER + FRAME_HEADER_BYTES;

@unmanaged
class Framing {
  /** decoded bytes so far */
  length: u32;
  /** bytes still to come in the COBS block; 0: the next byte begins a block */
  blockLeft: u32;
  /** the block before this one ended with an implied zero */
  zeroDue: u32;
  /** the frame is damaged: wait for the next zero byte */
  skipping: u32;
  /** bytes in LINK_TX that the host has not taken yet */
  pending: u32;
  answerBytes: u32;
}
const framing = changetype<Framing>(memory.data(offsetof<Framing>(), 8));

export function resetFraming(): void {
  wipeBytes(changetype<usize>(framing), offsetof<Framing>());
}

function append(byte: u32): void {
  if (framing.length == REQUEST_BYTES) {
    framing.skipping = 1;
    return;
  }
  writeU8(REQUEST + framing.length, byte);
  framing.length++;
}

/** Takes one byte from the line; true when a good request lies in REQUEST. */
export function frameByte(byte: u32): bool {
  if (byte == 0) {
    const good = framing.skipping == 0 && framing.blockLeft == 0 && isRequest();
    framing.skipping = 0;
    framing.blockLeft = 0;
    framing.zeroDue = 0;
    if (!good) forgetRequest();
    return good;
  }
  if (framing.skipping != 0) return false;
  if (framing.blockLeft == 0) {
    if (framing.zeroDue != 0) append(0);
    framing.blockLeft = byte - 1;
    framing.zeroDue = byte == 0xff ? 0 : 1;
  } else {
    append(byte);
    framing.blockLeft--;
  }
  return false;
}

function isRequest(): bool {
  const length = framing.length;
  if (length < FRAME_HEADER_BYTES + CHECKSUM_BYTES) return false;
  if (readU8(REQUEST) != LINK_VERSION || (readU8(REQUEST + 1) & FLAG_RESPONSE) != 0) return false;
  if (<u32>readBytes(REQUEST + 4, 2) != length - FRAME_HEADER_BYTES - CHECKSUM_BYTES) return false;
  return crc16(REQUEST, length - CHECKSUM_BYTES) == requestChecksum();
}

/** Forgets the request: it may carry a secret. */
export function forgetRequest(): void {
  wipeBytes(REQUEST, REQUEST_BYTES);
  framing.length = 0;
}

export function requestSequence(): u32 {
  return readU8(REQUEST + 2);
}

export function requestType(): u32 {
  return readU8(REQUEST + 3);
}

export function requestPayloadBytes(): u32 {
  return framing.length - FRAME_HEADER_BYTES - CHECKSUM_BYTES;
}

export function requestChecksum(): u32 {
  return <u32>readBytes(REQUEST + framing.length - CHECKSUM_BYTES, 2);
}

/** Completes the answer whose payload lies in ANSWER_PAYLOAD and sends it. */
export function sendAnswer(flags: u32, sequence: u32, type: u32, payloadBytes: u32): void {
  if (payloadBytes > MAXIMUM_RESPONSE_BYTES) unreachable();
  writeU8(ANSWER, LINK_VERSION);
  writeU8(ANSWER + 1, flags | FLAG_RESPONSE);
  writeU8(ANSWER + 2, sequence);
  writeU8(ANSWER + 3, type);
  writeBytes(ANSWER + 4, payloadBytes, 2);
  const checked = FRAME_HEADER_BYTES + payloadBytes;
  writeBytes(ANSWER + checked, crc16(ANSWER, checked), CHECKSUM_BYTES);
  framing.answerBytes = checked + CHECKSUM_BYTES;
  sendAgain();
}

/** Forgets the answer once it is encoded: it may carry a code, a tag or random bytes. */
export function forgetAnswer(): void {
  wipeBytes(ANSWER, ANSWER_BYTES);
  framing.answerBytes = 0;
}

/** Encodes the last answer once more. A frame is shorter than 254 bytes, so no COBS block is ever full. */
export function sendAgain(): void {
  let out = LINK_TX + 1;
  let block = LINK_TX;
  for (let i: u32 = 0; i < framing.answerBytes; i++) {
    const byte = readU8(ANSWER + i);
    if (byte == 0) {
      writeU8(block, <u32>(out - block));
      block = out++;
    } else {
      writeU8(out++, byte);
    }
  }
  writeU8(block, <u32>(out - block));
  writeU8(out++, 0);
  framing.pending = <u32>(out - LINK_TX);
}

export function linkPendingBytes(): u32 {
  return framing.pending;
}

/** The host has sent the first `bytes` of LINK_TX. */
export function linkSent(bytes: u32): void {
  if (bytes > framing.pending) unreachable();
  framing.pending -= bytes;
  copyBytes(LINK_TX, LINK_TX + bytes, framing.pending);
  wipeBytes(LINK_TX + framing.pending, bytes);
}
