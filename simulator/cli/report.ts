// What `talkode simulate` leaves behind at the end: one JSON object or the glass in characters, and pictures.
import type { Identity } from '../../host-tools/link/identity.ts';
import { LinkSilence } from '../../host-tools/link/errors.ts';
import { describeGlass } from '../glass/describe.ts';
import { drawPng } from '../glass/draw-png.ts';
import { drawSvg } from '../glass/draw-svg.ts';
import { drawText } from '../glass/draw-text.ts';
import type { GlassReading } from '../glass/reading.ts';
import type { AudioRecorder } from '../ports/audio-recorder.ts';
import { wavFile } from '../ports/wav.ts';
import { CommandFailure } from '../session/failures.ts';
import type { Session } from '../session/session.ts';
import { SAMPLE_RATE, type ModelName } from '../token/contract.generated.ts';
import { clipName } from '../voice/clip-names.ts';
import { spokenWords } from '../voice/spoken-words.ts';
import { hasVoice } from '../session/voices.ts';
import { writeOutputFile } from './files.ts';

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

/** The one object of --json. `spoken` and `audio` are empty for a model without a voice. */
export interface SimulateReport {
  model: ModelName;
  /** Null while blank, and for a token that does not answer. */
  serialNumber: string | null;
  /** The time outside, which the token's own may differ from. */
  unixSeconds: number;
  glass: Pick<GlassReading, 'text' | 'digits' | 'bar' | 'icons'>;
  /** The live code on the glass. */
  code: string | null;
  /** How long that code still lives by the token's own clock, in whole seconds begun. */
  remainingSeconds: number | null;
  spoken: string[];
  audio: AudioReport | null;
}

function remainingSeconds(code: NonNullable<Identity['code']>, tokenUnixSeconds: number): number {
  return code.timeStepSeconds - ((tokenUnixSeconds - code.t0UnixSeconds) % code.timeStepSeconds);
}

/** What the token says of itself; null when it is silent, as without power. */
async function ask(session: Session): Promise<{ identity: Identity; unixSeconds: number } | null> {
  try {
    const identity = await session.identify();
    const hasClock = identity.fault === null;
    const clock = hasClock ? await session.request('read-clock', {}) : null;
    return { identity, unixSeconds: Number(clock?.unixSeconds ?? 0) };
  } catch (error) {
    if (error instanceof LinkSilence) return null;
    throw error;
  }
}

/** Looks at the glass first: asking a silent token lets time pass. */
export async function makeReport(session: Session, model: ModelName): Promise<SimulateReport> {
  const { code, ...glass } = session.glass();
  const unixSeconds = Math.floor(session.clock.unixMs() / 1000);
  const answer = await ask(session);
  const identified = answer?.identity.code;
  return {
    model,
    serialNumber: answer?.identity.serialNumber ?? null,
    unixSeconds,
    glass: { text: glass.text, digits: glass.digits, bar: glass.bar, icons: glass.icons },
    code,
    remainingSeconds: code && answer && identified ? remainingSeconds(identified, answer.unixSeconds) : null,
    spoken: spokenWords(session.recorder.heard),
    audio: hasVoice(model) ? audioReport(session.recorder) : null,
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

/** Writes the pictures and the sound that were asked for. */
export async function writeFiles(
  session: Session,
  files: { svg: string | null; png: string | null; wav: string | null },
): Promise<void> {
  const { model } = session;
  const frame = session.device.frame();
  if (files.wav !== null) writeOutputFile('--wav', files.wav, wavFile(session.recorder.samples()));
  if (files.svg !== null) writeOutputFile('--svg', files.svg, drawSvg(frame, model));
  if (files.png !== null) writeOutputFile('--png', files.png, await pngOf(frame, model));
}
