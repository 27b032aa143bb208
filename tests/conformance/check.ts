/** One thing that every target must do, and what came of it. */
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import type { DeviceUnderTest, Target } from './device.ts';
import { Host } from './host.ts';
import { NotApplicable } from './part.ts';

/** A measured figure for the report. */
export interface Figure {
  value: number;
  unit: string;
}

export interface Bench {
  readonly target: Target;
  readonly device: DeviceUnderTest;
  readonly host: Host;
}

export interface Check {
  readonly name: string;
  /** What holds when it passes. */
  readonly title: string;
  readonly model: ModelName;
  /** Throws when it does not hold, and NotApplicable when it cannot be asked. Starts from a blank token. */
  run(bench: Bench): Promise<Figure | void>;
}

export type Outcome =
  | { outcome: 'pass'; figure?: Figure }
  | { outcome: 'not applicable'; why: string }
  | { outcome: 'fail'; error: Error };

/** Runs one check on a device of its own. */
export async function runCheck(check: Check, target: Target): Promise<Outcome> {
  if (!target.models.includes(check.model))
    return { outcome: 'not applicable', why: `no ${check.model} image for this board` };
  try {
    const device = await target.start(check.model);
    const host = new Host(device);
    try {
      await host.makeBlank();
      const figure = await check.run({ target, device, host });
      return figure ? { outcome: 'pass', figure } : { outcome: 'pass' };
    } finally {
      await host.close();
      await device.close();
    }
  } catch (error) {
    if (error instanceof NotApplicable) return { outcome: 'not applicable', why: error.message };
    return { outcome: 'fail', error: error as Error };
  }
}
