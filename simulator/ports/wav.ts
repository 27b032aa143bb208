/** WAV files of 16-bit mono samples: a header of 44 bytes, then the samples as they are. */
import { SAMPLE_RATE } from '../token/contract.generated.ts';

const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;
/** WAVE_FORMAT_PCM (Microsoft, Multimedia Programming Interface 1.0, 1991). */
const FORMAT_PCM = 1;
const PCM_CHUNK_BYTES = 16;

/** The bytes of a WAV file with the core's sample rate. */
export function wavFile(samples: Int16Array): Uint8Array {
  const dataBytes = samples.length * BYTES_PER_SAMPLE;
  const file = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(file.buffer);
  const tag = (offset: number, text: string): void => file.set(new TextEncoder().encode(text), offset);
  tag(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, PCM_CHUNK_BYTES, true);
  view.setUint16(20, FORMAT_PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, 8 * BYTES_PER_SAMPLE, true);
  tag(36, 'data');
  view.setUint32(40, dataBytes, true);
  samples.forEach((sample, index) => view.setInt16(HEADER_BYTES + index * BYTES_PER_SAMPLE, sample, true));
  return file;
}
