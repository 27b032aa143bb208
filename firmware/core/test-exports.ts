/**
 * What the test build exports besides main.ts: the calculations alone, on addresses that a test chooses. It is an
 * entry of that build only (scripts/build.mjs), so no image that ships has these doors.
 */
import { SLICE_BYTES } from './audio/clip';
import { decodeSlice, resetDecoder, SLICE_SAMPLES } from './audio/decoder';
import { applyGain } from './audio/gain';
import { beginLimiting, limit } from './audio/limiter';
import {
  beginMarks,
  isPlaying,
  playClip,
  playSilence,
  playTone,
  render,
  resetPlayer,
  samplesSinceBegin,
  stopPlaying,
} from './audio/player';
import { similarity } from './audio/similarity';
import {
  digitSlotMs,
  hasDirectory,
  hasLanguage,
  hasPack,
  isVoiceWanted,
  resetVoice,
  voiceArrived,
} from './audio/voice';
import { crc16, crc32 } from './crypto/crc';
import { digestBegin, digestBytes, digestFinish, digestUpdate } from './crypto/digest';
import { hmacCompute, hmacKey, hmacWipe, MAC } from './crypto/hmac';
import { sha1Compress } from './crypto/sha1';
import { sha256Compress } from './crypto/sha256';
import { sha512Compress } from './crypto/sha512';
import { dateNumber } from './device/calendar';
import { isEuSummerTime } from './device/local-time';
import { copyBytes, equalBytes } from './base/memory';
import { hotp } from './oath/hotp';

/** Writes the digest of a message to `to` (double-word-aligned); gives its length in bytes. */
export function testDigest(algorithm: u32, message: usize, messageBytes: u32, to: usize): u32 {
  digestBegin(algorithm);
  digestUpdate(message, messageBytes);
  digestFinish(to);
  return digestBytes(algorithm);
}

/** The same, the message handed over in parts of `partBytes`. */
export function testDigestInParts(
  algorithm: u32,
  message: usize,
  messageBytes: u32,
  partBytes: u32,
  to: usize,
): u32 {
  digestBegin(algorithm);
  for (let taken: u32 = 0; taken < messageBytes; taken += partBytes) {
    digestUpdate(message + taken, min<u32>(partBytes, messageBytes - taken));
  }
  digestFinish(to);
  return digestBytes(algorithm);
}

/** Takes one block into a hash's state, both double-word-aligned. */
export function testSha1Block(state: usize, block: usize): void {
  sha1Compress(state, block);
}

export function testSha256Block(state: usize, block: usize): void {
  sha256Compress(state, block);
}

export function testSha512Block(state: usize, block: usize): void {
  sha512Compress(state, block);
}

/** Keys HMAC for the calls below. */
export function testHmacKey(algorithm: u32, key: usize, keyBytes: u32): void {
  hmacKey(algorithm, key, keyBytes);
}

/** Writes the HMAC of a message to `to`; gives its length in bytes. */
export function testHmac(message: usize, messageBytes: u32, to: usize): u32 {
  const bytes = hmacCompute(message, messageBytes);
  copyBytes(to, MAC, bytes);
  return bytes;
}

export function testHmacWipe(): void {
  hmacWipe();
}

/** The code as a number, for the key that HMAC was last given. */
export function testHotp(counterLow: u32, counterHigh: u32, digits: u32): u32 {
  return hotp(((<u64>counterHigh) << 32) | counterLow, digits);
}

/** 1 when two areas are equal. */
export function testEqualBytes(a: usize, b: usize, bytes: u32): u32 {
  return equalBytes(a, b, bytes) ? 1 : 0;
}

/** Year, month and day as one decimal number. */
export function testDateNumber(daysSince1970: u32): u32 {
  return dateNumber(daysSince1970);
}

export function testIsEuSummerTime(unixHours: u32): bool {
  return isEuSummerTime(unixHours);
}

export function testCrc16(address: usize, bytes: u32): u32 {
  return crc16(address, bytes);
}

export function testCrc32(address: usize, bytes: u32): u32 {
  return crc32(address, bytes);
}

/** Decodes `slices` slices at `from` (word-aligned) as one clip; writes 20 samples each to `to`. */
export function testDecode(from: usize, slices: u32, to: usize): void {
  resetDecoder();
  for (let i: u32 = 0; i < slices; i++) decodeSlice(from + i * SLICE_BYTES, to + i * SLICE_SAMPLES * 2);
}

/** How much 128 samples at `a` resemble those at `b`. */
export function testSimilarity(a: usize, b: usize): i32 {
  return similarity(a, b);
}

/** Brings `samples` samples at `address` to a volume level. */
export function testGain(address: usize, samples: u32, level: u32): void {
  applyGain(address, samples, level);
}

/** Begins a sound that is made louder. */
export function testBeginLimiting(): void {
  beginLimiting();
}

/** Makes `samples` samples of it at `address` louder; gives how many of those before came out. */
export function testLimit(address: usize, samples: u32): u32 {
  return limit(address, samples);
}

/** Starts player and voice anew, without the device over them. */
export function testAudioReset(): void {
  resetVoice(true);
  resetPlayer();
  beginMarks();
}

export function testPlayClip(language: u32, clip: u32): void {
  playClip(language, clip);
}

export function testPlayTone(tone: u32): void {
  playTone(tone);
}

export function testPlaySilence(samples: u32): void {
  playSilence(samples);
}

export function testStopPlaying(): void {
  stopPlaying();
}

export function testIsPlaying(): u32 {
  return isPlaying() ? 1 : 0;
}

/** What renderAudio does with a single thing to play: marks anew, then samples from `first` on. */
export function testRender(first: u32, maximum: u32, speed: u32, volume: u32, boosted: u32): u32 {
  beginMarks();
  return render(first, maximum, speed, volume, boosted != 0);
}

export function testSamplesSinceBegin(): u32 {
  return samplesSinceBegin();
}

export function testIsVoiceWanted(): u32 {
  return isVoiceWanted() ? 1 : 0;
}

export function testVoiceArrived(bytes: u32): void {
  voiceArrived(bytes);
}

export function testHasDirectory(): u32 {
  return hasDirectory() ? 1 : 0;
}

export function testHasLanguage(language: u32): u32 {
  return hasLanguage(language) ? 1 : 0;
}

export function testHasPack(language: u32, pack: u32): u32 {
  return hasPack(language, pack) ? 1 : 0;
}

export function testDigitSlotMs(language: u32): u32 {
  return digitSlotMs(language);
}
