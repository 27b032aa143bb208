/** The host's clock as it is, for a page that goes along when somebody sets it back. */
import { WallClock } from './clock.ts';

export class HostClock extends WallClock {
  override unixMs(): number {
    return Date.now();
  }
}
