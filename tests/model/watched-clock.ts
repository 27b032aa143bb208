/** A virtual clock that calls a test before and after every task that becomes due. */
import { VirtualClock } from '../../simulator/ports/clock.ts';

export class WatchedClock extends VirtualClock {
  beforeTask: () => void = () => undefined;
  afterTask: () => void = () => undefined;

  override schedule(delayMs: number, run: () => void): () => void {
    return super.schedule(delayMs, () => {
      this.beforeTask();
      run();
      this.afterTask();
    });
  }
}
