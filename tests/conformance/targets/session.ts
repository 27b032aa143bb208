/** The core in this process, in virtual time: the debug build and the release build. */
import { SteppingClock } from '../../../simulator/session/stepping-clock.ts';
import { linkPair } from '../../../simulator/ports/link.ts';
import { PulseRecorder } from '../../../simulator/ports/motor.ts';
import { MemoryStorage } from '../../../simulator/ports/storage.ts';
import { CuttingStorage } from '../../../simulator/session/cutting-storage.ts';
import { simulatedDevice } from '../../../simulator/session/device.ts';
import type { ModelName } from '../../../simulator/token/contract.generated.ts';
import { loadCore, type CoreBuild } from '../../../simulator/token/load.ts';
import { loadVoice } from '../../../simulator/voice/load.ts';
import type { DeviceUnderTest, Target } from '../device.ts';
import type { Missing } from '../part.ts';
import { joinSamples } from '../samples.ts';

/** The real-time clock's reading at the start: every run begins at the same moment. */
export const START_UNIX_MS = Date.parse('2026-11-22T12:00:00Z');

/** How finely time passes while an answer is awaited. */
const SETTLE_STEP_MS = 10;

const NO_MEMORY: Record<'release' | 'debug', Missing> = {
  release: { why: 'the reference: the others are compared with this core in Node' },
  debug: { why: 'another build, whose data lie elsewhere; its bytes, frames and samples are compared' },
};

export function sessionTarget(build: 'release' | 'debug'): Target {
  return {
    name: build,
    title: `core.wasm, ${build} build, in Node`,
    models: ['code-display', 'code-reader'],
    start: (model) => Promise.resolve(startSession(build, model)),
  };
}

export function startSession(build: CoreBuild, model: ModelName): DeviceUnderTest {
  const clock = new SteppingClock(START_UNIX_MS);
  const storage = new CuttingStorage(new MemoryStorage());
  const samples: Int16Array[] = [];
  const recorder = new PulseRecorder(clock);
  const line = linkPair();
  const device = simulatedDevice({
    module: loadCore(build),
    model,
    clock,
    storage,
    ...(model === 'code-reader' && { voice: loadVoice() }),
  })({
    link: line.token,
    audio: { play: (block) => void samples.push(block.slice()), ended: () => undefined },
    motor: recorder,
  });

  const settle = async <T>(outcome: Promise<T>): Promise<T> => {
    let settled = false;
    const settleNow = (): void => {
      settled = true;
    };
    outcome.then(settleNow, settleNow);
    for (;;) {
      await new Promise(setImmediate);
      if (settled) return outcome;
      clock.advance(SETTLE_STEP_MS);
    }
  };

  return {
    model,
    transport: line.host,
    time: {
      timers: clock,
      settle,
      until: async (look, limitMs) => {
        for (let leftMs = limitMs; leftMs > 0;) {
          if (await look()) return true;
          leftMs -= clock.step(Math.min(leftMs, SETTLE_STEP_MS));
        }
        return look();
      },
    },
    virtual: { pass: (ms) => Promise.resolve(clock.advance(ms)) },
    keys: {
      press: (key) => Promise.resolve(device.press(key)),
      release: (key) => Promise.resolve(device.release(key)),
    },
    glass: { frame: () => Promise.resolve(device.frame()), seenBy: "the core's frame" },
    sound:
      model === 'code-reader'
        ? { heard: () => joinSamples(samples), asHeard: (rendered) => rendered }
        : { why: 'a code display has no sound' },
    motor:
      model === 'code-reader' ? { pulses: () => recorder.pulses } : { why: 'a code display has no motor' },
    power: {
      cycle: () => {
        device.powerCut();
        device.powerOn();
        return Promise.resolve();
      },
      cutBefore: async (operation, act) => {
        let isCut = false;
        storage.cutAfter(operation, () => {
          isCut = true;
        });
        await settle(act().catch(() => undefined));
        storage.cutAfter(Infinity, () => undefined);
        device.powerOn();
        return isCut;
      },
    },
    memory: NO_MEMORY[build === 'debug' ? 'debug' : 'release'],
    counts: { why: 'JIT-compiled: npm run bench measures its time' },
    entropy: { source: "Node's crypto.getRandomValues" },
    close: () => {
      device.powerCut();
      return Promise.resolve();
    },
  };
}
