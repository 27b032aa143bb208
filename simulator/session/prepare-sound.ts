/** Gives a token with sound the settings that its tester wants, over the link, before the tester's own acts. */
import { SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { LinkRefusal } from '../../host-tools/link/errors.ts';
import { LANGUAGES, type VoiceLanguage } from '../voice/languages.generated.ts';
import type { AudioPort, MemoryVoice } from '../ports/audio.ts';
import type { Session } from './session.ts';
import { WishRefused } from './wish.ts';

export interface SoundWish {
  /** Null for none. */
  voice: MemoryVoice | null;
  port: AudioPort | null;
  headphones: boolean;
  /** Leaves the choice of loudspeaker or headphones to the first press. */
  firstUse: boolean;
  /** Null: as the token has it. */
  language: VoiceLanguage | null;
}

/** hardware-docs/settings.json: the choice that a first use asks for. */
const OUTPUT_UNCHOSEN = 0;
const OUTPUT_LOUDSPEAKER = 1;

async function change(session: Session, setting: number, value: number): Promise<void> {
  const { value: present } = await session.request('read-setting', { setting });
  if (present !== value) await session.request('change-setting', { setting, value });
}

/** Of a token with sound, unless it is in its fault state. */
export async function isOutputUnchosen(session: Session): Promise<boolean> {
  const { value } = await session.request('read-setting', { setting: SETTINGS['audio-output'].id });
  return value === OUTPUT_UNCHOSEN;
}

async function changeLanguage(session: Session, tag: VoiceLanguage): Promise<void> {
  try {
    await change(
      session,
      SETTINGS.language.id,
      LANGUAGES.findIndex((each) => each.tag === tag),
    );
  } catch (error) {
    throw error instanceof LinkRefusal ? new WishRefused({ kind: 'language', answer: error }) : error;
  }
}

/** Carries the wish out; what is heard up to now does not count. Rejects as LinkClient does, and with WishRefused. */
export async function prepareSound(
  session: Session,
  wish: Pick<SoundWish, 'headphones' | 'firstUse' | 'language'>,
): Promise<void> {
  if (wish.headphones) session.device.setHeadphones(true);
  // A token in its fault state keeps no settings, and says so by itself; a locked one leaves the choice to its person.
  const { fault, lifeCycleState } = await session.identify();
  const inFault = fault !== null;
  const isOpen = !inFault && lifeCycleState !== 'locked';
  if (isOpen && !wish.firstUse && (await isOutputUnchosen(session)))
    await change(session, SETTINGS['audio-output'].id, OUTPUT_LOUDSPEAKER);
  if (!inFault && wish.language !== null) await changeLanguage(session, wish.language);
  session.recorder.reset();
  session.pulses.reset();
}
