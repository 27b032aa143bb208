/** What `talkode simulate` leaves behind at the end: one JSON object or the glass in characters, and pictures. */
import type { Identity } from '../../host-tools/link/identity.ts';
import { describeGlass } from '../../simulator/glass/describe.ts';
import { drawPng } from '../../simulator/glass/draw-png.ts';
import { drawSvg } from '../../simulator/glass/draw-svg.ts';
import { drawText } from '../../simulator/glass/draw-text.ts';
import { BAR_SEGMENTS } from '../../simulator/glass/geometry.generated.ts';
import { feltWords } from '../../simulator/haptics/felt-words.ts';
import type { GlassReading } from '../../simulator/glass/reading.ts';
import type { AudioRecorder } from '../../simulator/ports/audio-recorder.ts';
import type { Pulse } from '../../simulator/ports/motor.ts';
import { wavFile } from '../../simulator/ports/wav.ts';
import { CommandFailure } from '../messages/failures.ts';
import type { Moment } from '../../simulator/session/moment.ts';
import type { Session } from '../../simulator/session/session.ts';
import { askToken } from '../../simulator/session/token-answer.ts';
import { SAMPLE_RATE, type ModelName } from '../../simulator/token/contract.generated.ts';
import { clipName } from '../../simulator/voice/clip-names.ts';
import { spokenWords } from '../../simulator/voice/spoken-words.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import { writeOutputFile } from '../files/files.ts';

/** A clip or tone: where it lies in the samples. */
interface Phrase {
  /** As in firmware/voice/clips.json; tones are `tone-` and their name. */
  id: string;
  startSample: number;
  endSample: number;
  /** It was stopped before its end. */
  cut?: true;
}

interface AudioReport {
  sampleRate: number;
  samples: number;
  phrases: Phrase[];
}

interface HapticsReport {
  /** Each run of the motor, in milliseconds since the simulated time began. */
  pulses: readonly Pulse[];
  /** What they mean: digits, and signals by their names in hardware-docs/haptics.md. */
  felt: string[];
}

/** The one object of --json. `spoken`, `audio` and `haptics` are empty for a model without a voice, which has no motor. */
export interface SimulateReport {
  model: ModelName;
  /** Null while blank, and for a token that does not answer. */
  serialNumber: string | null;
  /** The time outside at the moment of the glass; the token's own may differ from it. */
  unixSeconds: number;
  glass: Pick<GlassReading, 'text' | 'digits' | 'bar' | 'icons' | 'giant' | 'inverse'>;
  /** The live code on the glass. */
  code: string | null;
  /** How long that code still lives by the token's own clock, in whole seconds begun. */
  remainingSeconds: number | null;
  spoken: string[];
  audio: AudioReport | null;
  haptics: HapticsReport | null;
}

/**
 * Of a code on the glass. An emulated chip's answer is on its way for some milliseconds, in which a time step may end:
 * then the code's time bar, full or down to its last sixth, says which step it is of.
 */
function remainingSeconds(
  bar: number,
  { timeStepSeconds, t0UnixSeconds }: NonNullable<Identity['code']>,
  tokenUnixMs: number,
): number {
  const stepMs = timeStepSeconds * 1000;
  const remainingMs = stepMs - ((tokenUnixMs - t0UnixSeconds * 1000) % stepMs);
  const isLate = remainingMs < stepMs / 2;
  if (bar === 1 && !isLate) return 1;
  if (bar === BAR_SEGMENTS && isLate) return timeStepSeconds;
  return Math.min(Math.ceil(remainingMs / 1000), timeStepSeconds);
}

/** Tells of `moment`, however long ago that is, and of all that has been heard up to now. */
export async function makeReport(session: Session, moment: Moment): Promise<SimulateReport> {
  const { model, recorder, pulses } = session;
  const { code, text, digits, bar, icons, giant, inverse } = moment.glass;
  const answer = await askToken(session);
  const identified = answer?.identity.code ?? null;
  const tokenUnixMs = answer?.unixMsAt(moment.uptimeMs) ?? null;
  const hasRemaining = code !== null && identified !== null && tokenUnixMs !== null;
  return {
    model,
    serialNumber: answer?.identity.serialNumber ?? null,
    unixSeconds: Math.floor(moment.unixMs / 1000),
    glass: { text, digits, bar, icons, giant, inverse },
    code,
    remainingSeconds: hasRemaining ? remainingSeconds(bar, identified, tokenUnixMs) : null,
    spoken: spokenWords(recorder.heard),
    audio: hasVoice(model) ? audioReport(recorder) : null,
    haptics: hasVoice(model) ? { pulses: pulses.pulses, felt: feltWords(pulses.pulses) } : null,
  };
}

function audioReport(recorder: AudioRecorder): AudioReport {
  const phrases = recorder.heard.map(({ clip, startSample, endSample, cut }) => ({
    id: clipName(clip).id,
    startSample,
    endSample: endSample ?? recorder.length,
    ...(cut && { cut: true as const }),
  }));
  return { sampleRate: SAMPLE_RATE, samples: recorder.length, phrases };
}

/**
 * The glass in words and drawn with characters; the words come first, for those who listen. `columns` is the width of
 * the terminal, 0 when there is none or it does not say: where a drawing would be broken up there are words alone.
 */
export function glassForTerminal(frame: Uint8Array, model: ModelName, columns: number): string {
  const drawing = drawText(frame, model);
  const width = drawing.indexOf('\n');
  const fits = columns === 0 || columns >= width;
  return `Glass: ${describeGlass(frame)}\n${fits ? drawing : `(${width} columns would show it drawn)`}`;
}

async function pngOf(frame: Uint8Array, model: ModelName): Promise<Uint8Array> {
  try {
    return await drawPng(frame, model);
  } catch (error) {
    throw new CommandFailure(
      `--png: the package @resvg/resvg-js does not work here: ${(error as Error).message}`,
    );
  }
}

/** Writes the pictures of that glass and the sound that were asked for. */
export async function writeFiles(
  { model, recorder }: Session,
  frame: Uint8Array,
  files: { svg: string | null; png: string | null; wav: string | null },
): Promise<void> {
  if (files.wav !== null) writeOutputFile('--wav', files.wav, wavFile(recorder.samples()));
  if (files.svg !== null) writeOutputFile('--svg', files.svg, drawSvg(frame, model));
  if (files.png !== null) writeOutputFile('--png', files.png, await pngOf(frame, model));
}
