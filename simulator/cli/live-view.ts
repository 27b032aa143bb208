// The glass live on a terminal, with keys of the keyboard for the token's key.
import { KEYS } from '../token/contract.generated.ts';
import { TAP_MS, type Session } from '../session/session.ts';
import { glassForTerminal } from './report.ts';

const CLEAR = '\u001b[2J\u001b[H';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
/** Raw mode hands these on instead of signals: Ctrl-C, Ctrl-D, and q. */
const QUIT_KEYS = ['\u0003', '\u0004', 'q', 'Q'];
const PRESS_KEYS = [' ', '\r', '\n'];
const HELP = 'Space or Enter: press   h: hold down, h again: let go   q: quit';
const NOT_MITID = 'Talkode simulator. Not MitID: these codes log in nowhere.';

/** Resolves when the person quits or `stopped` does; the terminal is then as before. */
export async function showLive(session: Session, stopped: Promise<void>): Promise<void> {
  const key = Object.keys(KEYS[session.model])[0]!;
  let held = false;
  const draw = (frame: Uint8Array): void => {
    const state = held ? `\n(${key} is held down)` : '';
    const glass = glassForTerminal(frame, session.model, process.stdout.columns ?? 0);
    process.stdout.write(`${CLEAR}${NOT_MITID}\n\n${glass}\n\n${HELP}${state}\n`);
  };
  const redraw = (): void => draw(session.runner.frame());
  const move = (pressed: boolean): void => {
    held = pressed;
    if (pressed) session.runner.press(key);
    else session.runner.release(key);
    redraw();
  };
  const tap = (): void => {
    if (held) return;
    session.runner.press(key);
    session.clock.schedule(TAP_MS, () => session.runner.release(key));
  };

  session.runner.onFrame(draw);
  process.stdout.on('resize', redraw);
  process.stdin.setRawMode(true);
  process.stdout.write(HIDE_CURSOR);
  redraw();
  try {
    await new Promise<void>((resolve) => {
      process.stdin.on('data', (bytes) => {
        for (const character of String(bytes)) {
          if (QUIT_KEYS.includes(character)) resolve();
          else if (PRESS_KEYS.includes(character)) tap();
          else if (character.toLowerCase() === 'h') move(!held);
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
