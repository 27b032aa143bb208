/** Sounds and WAV files made for tests. */

export function tone(hertz: number, amplitude: number, rate: number, seconds: number): Float64Array {
  return Float64Array.from(
    { length: Math.round(rate * seconds) },
    (_, index) => amplitude * Math.sin((2 * Math.PI * hertz * index) / rate),
  );
}

interface WavParts {
  rate: number;
  channels: number;
  samples: readonly number[];
  bits?: number;
  format?: number;
  /** Puts a chunk of odd length before the samples. */
  extraChunk?: boolean;
}

export function wavFile({
  rate,
  channels,
  samples,
  bits = 16,
  format = 1,
  extraChunk,
}: WavParts): Uint8Array {
  const text = (word: string): number[] => [...word].map((letter) => letter.charCodeAt(0));
  const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255];
  const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
  const frame = (channels * bits) / 8;
  const chunks = [
    ...[...text('fmt '), ...u32(16), ...u16(format), ...u16(channels), ...u32(rate)],
    ...[...u32(rate * frame), ...u16(frame), ...u16(bits)],
    ...(extraChunk === true ? [...text('LIST'), ...u32(3), 1, 2, 3, 0] : []),
    ...[...text('data'), ...u32(samples.length * 2), ...samples.flatMap((sample) => u16(sample & 0xffff))],
  ];
  return Uint8Array.from([...text('RIFF'), ...u32(4 + chunks.length), ...text('WAVE'), ...chunks]);
}
