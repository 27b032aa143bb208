/** Audio marks: what began, ended or was cut in the samples of one renderAudio. */
import { AUDIO_MARKS_BYTES } from '../base/contract.generated';
import { AUDIO_MARKS, readU32, writeU16, writeU32, writeU8 } from '../base/memory';

const HEADER_BYTES: u32 = 8;
const MARK_BYTES: u32 = 8;
const MAXIMUM_MARKS: u32 = (AUDIO_MARKS_BYTES - HEADER_BYTES) / MARK_BYTES;

export function clearMarks(): void {
  writeU32(AUDIO_MARKS, 0);
}

/** Seven are enough for 256 samples of speech; a mark beyond them is lost. */
export function addMark(kind: u32, sample: u32, clip: u32, language: u32): void {
  const count = readU32(AUDIO_MARKS);
  if (count == MAXIMUM_MARKS) return;
  const mark = AUDIO_MARKS + HEADER_BYTES + count * MARK_BYTES;
  writeU16(mark, sample);
  writeU16(mark + 2, clip);
  writeU8(mark + 4, kind);
  writeU8(mark + 5, language);
  writeU16(mark + 6, 0);
  writeU32(AUDIO_MARKS, count + 1);
}
