/** What each device on the page is made of and for. */
import type { Storage } from '../../../ports/storage.ts';
import type { ElementMaker } from '../document/dom.ts';
import type { WorldClock } from './world-clock.ts';

export interface DeviceParts<Words> {
  /** The compiled core. */
  module: WebAssembly.Module;
  maker: ElementMaker<Words>;
  storage: Storage;
  clock: WorldClock;
  /** When the code of this moment ends, in ms of UTC. */
  codeEndUnixMs: () => number;
  /** Whether the status line is to say that ten seconds are left. */
  noticeWanted: () => boolean;
}
