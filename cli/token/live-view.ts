/** The glass live on a terminal, with keys of the keyboard for the token's keys. */
import { ownEntry } from '../../host-tools/link/own-entry.ts';
import { KEYS } from '../../simulator/token/contract.generated.ts';
import { onOneLine } from '../../simulator/text/shown.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import { spokenWords } from '../../simulator/voice/spoken-words.ts';
import { mainKey } from '../../simulator/session/key-strokes.ts';
import { TAP_MS, type Session } from '../../simulator/session/session.ts';
import { glassForTerminal } from '../output/report.ts';

const CLEAR = '\u001b[2J\u001b[H';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
/** Raw mode hands these on instead of signals: Ctrl-C, Ctrl-D, and q. */
const QUIT_KEYS = ['\u0003', '\u0004', 'q', 'Q'];
const PRESS_KEYS = [' ', '\r', '\n'];
const HELP = 'Space or Enter: press   h: hold down, h again: let go   q: quit';
const READER_HELP =
  '0 to 9, left and right arrow: those keys   Space, Enter or f: function key   h: hold it down   q: quit';
/** What a terminal sends for the arrow keys (ECMA-48, cursor left and right). */
const ARROWS: Readonly<Record<string, string>> = { '\u001b[D': 'left', '\u001b[C': 'right' };
/** What the token on the terminal is. */
export type TokenHost = 'simulator' | 'emulator';
const NOT_MITID = 'Not MitID: these codes log in nowhere.';
/** One key of the keyboard: an arrow, or a character. */
const TYPED = /\u001b\[[CD]|[^]/g;

/** The token's key that a key of the keyboard stands for. */
function keyFor(session: Session, typed: string): string | undefined {
  const main = mainKey(session.model);
  if (PRESS_KEYS.includes(typed)) return main;
  if (!hasVoice(session.model)) return undefined;
  if (typed.toLowerCase() === 'f') return main;
  const name = ownEntry(ARROWS, typed) ?? typed;
  return Object.keys(KEYS[session.model]).find((key) => key === name);
}

/** Resolves when the person quits or `stopped` does; the terminal is then as before. */
export async function showLive(
  session: Session,
  { host, link }: { host: TokenHost; link: string | null },
  stopped: Promise<void>,
): Promise<void> {
  const key = mainKey(session.model);
  const help = hasVoice(session.model) ? READER_HELP : HELP;
  let held = false;
  const draw = (frame: Uint8Array): void => {
    const state = held ? `\n(${key} is held down)` : '';
    const glass = glassForTerminal(frame, session.model, process.stdout.columns ?? 0);
    const words = spokenWords(session.heardSinceKey()).join(' ');
    const said = words === '' ? '' : `\nSaid: ${words}`;
    const address = link === null ? '' : `\nLink: ${onOneLine(link)}`;
    process.stdout.write(
      `${CLEAR}Talkode ${host}. ${NOT_MITID}${address}\n\n${glass}${said}\n\n${help}${state}\n`,
    );
  };
  const redraw = (): void => draw(session.device.frame());
  const move = (pressed: boolean): void => {
    held = pressed;
    if (pressed) session.press(key);
    else session.release(key);
    redraw();
  };
  const tap = (tapped: string): void => {
    if (held && tapped === key) return;
    session.press(tapped);
    session.clock.schedule(TAP_MS, () => session.release(tapped));
  };

  session.device.onFrame(draw);
  process.stdout.on('resize', redraw);
  process.stdin.setRawMode(true);
  process.stdout.write(HIDE_CURSOR);
  redraw();
  try {
    await new Promise<void>((resolve) => {
      process.stdin.on('data', (bytes) => {
        for (const [typed] of String(bytes).matchAll(TYPED)) {
          const tapped = keyFor(session, typed);
          if (QUIT_KEYS.includes(typed)) resolve();
          else if (tapped !== undefined) tap(tapped);
          else if (typed.toLowerCase() === 'h') move(!held);
        }
      });
      process.stdin.on('end', resolve);
      void stopped.then(resolve);
    });
  } finally {
    process.stdout.off('resize', redraw);
    process.stdin.setRawMode(false);
    process.stdin.pause();
    process.stdout.write(SHOW_CURSOR);
  }
}
