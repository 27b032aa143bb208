/** Reads a recording: a WAV file with 16-bit PCM samples, of any rate, one channel or two. */

export interface Recording {
  rate: number;
  /** One channel, between -1 and 1; two are averaged. */
  samples: Float64Array;
}

const PCM = 1;
/** The real format then stands 24 bytes on, as the first two bytes of a GUID (mmreg.h). */
const EXTENSIBLE = 0xfffe;
/** The clips' own: less has lost what tells s from f. */
const LOWEST_RATE = 16_000;

interface Chunk {
  name: string;
  start: number;
  bytes: number;
}

function chunksOf(file: Uint8Array, view: DataView, name: string): Chunk[] {
  const text = (at: number): string => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.length < 12 || text(0) !== 'RIFF' || text(8) !== 'WAVE')
    throw new Error(`${name}: expected a WAV file, which begins with RIFF and WAVE`);
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= file.length;) {
    const bytes = view.getUint32(at + 4, true);
    const left = file.length - at - 8;
    if (bytes > left)
      throw new Error(
        `${name}: expected ${bytes} bytes in the chunk '${text(at)}', got ${left}: the file is cut short`,
      );
    chunks.push({ name: text(at), start: at + 8, bytes });
    // Chunks start at even places.
    at += 8 + bytes + (bytes % 2);
  }
  return chunks;
}

/** `name` is for the errors. */
export function readWav(file: Uint8Array, name: string): Recording {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks = chunksOf(file, view, name);
  const format = chunks.find((chunk) => chunk.name === 'fmt ');
  const data = chunks.find((chunk) => chunk.name === 'data');
  if (format === undefined || format.bytes < 16) throw new Error(`${name}: expected a 'fmt ' chunk`);
  if (data === undefined || data.bytes === 0)
    throw new Error(`${name}: expected a 'data' chunk with samples`);
  const code = view.getUint16(format.start, true);
  const kind = code === EXTENSIBLE && format.bytes >= 26 ? view.getUint16(format.start + 24, true) : code;
  const channels = view.getUint16(format.start + 2, true);
  const rate = view.getUint32(format.start + 4, true);
  const bits = view.getUint16(format.start + 14, true);
  if (kind !== PCM || bits !== 16)
    throw new Error(`${name}: expected 16-bit PCM, got format ${kind} with ${bits} bits`);
  if (channels !== 1 && channels !== 2)
    throw new Error(`${name}: expected one channel or two, got ${channels}`);
  if (rate < LOWEST_RATE)
    throw new Error(`${name}: expected at least ${LOWEST_RATE} samples a second, got ${rate}`);
  const samples = new Float64Array(Math.floor(data.bytes / (2 * channels)));
  for (let index = 0; index < samples.length; index += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1)
      sum += view.getInt16(data.start + 2 * (index * channels + channel), true);
    samples[index] = sum / channels / 32768;
  }
  return { rate, samples };
}
