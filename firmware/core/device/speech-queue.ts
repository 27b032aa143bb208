/**
 * What is to be said, item by item: clips, digits with their place on the glass, silences, tones, and what to do in
 * between. Filled when something is announced, emptied while it is rendered.
 */
import { readU16, wipeBytes, writeU16 } from '../base/memory';

/** Nothing is left. */
export const ITEM_NONE: u32 = 0xffff;
/** The low 10 bits are a clip's number. */
export const ITEM_CLIP: u32 = 0x0000;
/** Bits 4 to 7 are the digit place, the low four the digit. */
export const ITEM_DIGIT: u32 = 0x4000;
/** The low 14 bits are a silence in units of 10 ms at normal speed. */
export const ITEM_SILENCE: u32 = 0x8000;
export const ITEM_KIND: u32 = 0xc000;
/** Bits 8 to 13 are one of the steps below, the low eight its argument. */
const ITEM_STEP: u32 = 0xc000;
export const ITEM_ARGUMENT: u32 = 0x3fff;

/** Sounds the tone of that number. */
export const STEP_TONE: u32 = 0;
/** Waits until the digit before has had its time. */
export const STEP_PACE: u32 = 1;
/** Shows that information page. */
export const STEP_PAGE: u32 = 2;
/** Says the code once more, if it is wanted and there is time. */
export const STEP_REPEAT: u32 = 3;
/** Goes on with the help for that function. */
export const STEP_HELP: u32 = 4;
/** Ends what was spoken of the code: what follows may be said of a code that has died. */
export const STEP_CODE_SAID: u32 = 5;
/** Goes on with that part of the status. */
export const STEP_STATUS: u32 = 6;
/** Leaves out that many items if the clip before was heard: they say the same in parts. */
export const STEP_UNLESS_HEARD: u32 = 7;
/** Leaves out that many items if the clip before was not heard: they make no sense without it. */
export const STEP_IF_HEARD: u32 = 8;

/** Shows the setting that is offered. */
export const STEP_OFFER: u32 = 9;

const ITEMS: u32 = 64;
const QUEUE_BYTES: u32 = ITEMS * 2;
const QUEUE: usize = memory.data(QUEUE_BYTES, 8);

@unmanaged
class QueueState {
  head: u32;
  count: u32;
}
const queue = changetype<QueueState>(memory.data(offsetof<QueueState>(), 8));

/** Forgets what was to be said; it may hold a code. */
export function clearQueue(): void {
  wipeBytes(QUEUE, QUEUE_BYTES);
  queue.head = 0;
  queue.count = 0;
}

function push(item: u32): void {
  if (queue.count == ITEMS) unreachable();
  writeU16(QUEUE + queue.count * 2, item);
  queue.count++;
}

/** The next item, taken out; ITEM_NONE when nothing is left. */
export function takeItem(): u32 {
  if (queue.head == queue.count) return ITEM_NONE;
  const at = QUEUE + queue.head * 2;
  const item = readU16(at);
  writeU16(at, 0);
  queue.head++;
  // Empty: what a step adds now finds all of the room.
  if (queue.head == queue.count) {
    queue.head = 0;
    queue.count = 0;
  }
  return item;
}

export function skipItems(count: u32): void {
  for (let i: u32 = 0; i < count; i++) takeItem();
}

export function queueClip(clip: u32): void {
  push(ITEM_CLIP | clip);
}

/** A digit that stands in the digit place `place` while it is said. */
export function queueDigit(place: u32, digit: u32): void {
  push(ITEM_DIGIT | (place << 4) | digit);
}

export function queueSilence(ms: u32): void {
  push(ITEM_SILENCE | (ms / 10));
}

export function queueStep(step: u32, argument: u32): void {
  push(ITEM_STEP | (step << 8) | argument);
}
