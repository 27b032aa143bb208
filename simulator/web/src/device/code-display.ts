/** The code display of the page: its token, its one key, and what the page says of its glass. */
import { readGlass } from '../../../glass/reading.ts';
import { StatusLine } from '../document/status-line.ts';
import type { DeviceParts } from './device-parts.ts';
import type { CodeDisplayWords, DeviceWords } from '../words/words.ts';
import { DevicePanel } from './device-panel.ts';
import { GlassAnnouncer } from './glass-announcer.ts';
import { PracticeToken } from './practice-token.ts';
import { TokenKey } from './token-key.ts';

/** The only key of the code display. */
const KEY_NAME = 'main';

export class CodeDisplay {
  readonly token: PracticeToken;
  readonly panel: DevicePanel;
  readonly status = new StatusLine('status');
  readonly announcer: GlassAnnouncer;
  readonly #key: TokenKey;

  /** Boots the token. */
  constructor({
    module,
    maker,
    storage,
    clock,
    codeEndUnixMs,
    noticeWanted,
  }: DeviceParts<DeviceWords & CodeDisplayWords>) {
    this.token = new PracticeToken({ module, model: 'code-display', storage }, clock);
    this.announcer = new GlassAnnouncer({
      clock: clock.time,
      status: this.status,
      language: maker.language,
      codeEndUnixMs,
      noticeWanted,
    });
    this.panel = new DevicePanel(maker, this.status, {
      sayTimeLeft: () => this.announcer.sayTimeLeft(),
      repeatCode: () => this.announcer.repeatCode(),
    });
    const { runner } = this.token;
    this.#key = new TokenKey(this.panel.key, {
      press: () => {
        clock.keyPressed();
        this.announcer.press(() => runner.press(KEY_NAME));
      },
      release: () => {
        runner.release(KEY_NAME);
        clock.keyReleased();
      },
    });
    runner.onFrame((frame) => this.#showGlass(frame));
    this.#showGlass(runner.frame());
  }

  /** Says the code on the glass again, or has the device show one. */
  sayAgain(): void {
    if (this.announcer.showsCode) this.announcer.repeatCode();
    else this.#key.tap();
  }

  /** See TokenKey. */
  set sticky(sticky: boolean) {
    this.#key.sticky = sticky;
  }

  #showGlass(frame: Uint8Array): void {
    this.panel.show(frame);
    this.announcer.show(readGlass(frame));
  }
}
