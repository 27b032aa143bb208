/** The simulator as a process of its own, on a TCP port or a pseudo-terminal: what a host program sees of a token. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTransport } from '../../../host-tools/link/transports/open.ts';
import type { ModelName } from '../../../simulator/token/contract.generated.ts';
import { startTalkode, type Started } from '../../cli/talkode.ts';
import type { DeviceUnderTest, Target } from '../device.ts';
import { NO_VIRTUAL_TIME, WALL_TIME } from '../wall-time.ts';
import { Reconnecting } from './reconnecting.ts';

const ONLY_A_LINE = { why: 'only its line is seen from outside the process' };

export function processTarget(kind: 'tcp' | 'pty'): Target {
  return {
    name: kind,
    title: kind === 'tcp' ? 'talkode simulate over TCP' : 'talkode simulate over a pseudo-terminal',
    models: ['code-display', 'code-reader'],
    start: (model) => startProcess(kind, model),
  };
}

/** A simulator whose flash is a file, so that it can lose its power and come back. */
class SimulatorProcess {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'talkode-conformance-'));
  readonly #kind: 'tcp' | 'pty';
  readonly #model: ModelName;
  #started: Started | undefined;

  constructor(kind: 'tcp' | 'pty', model: ModelName) {
    this.#kind = kind;
    this.#model = model;
  }

  /** Starts it; gives the address of its line. */
  async start(isFirst: boolean): Promise<string> {
    const storage = path.join(this.#folder, 'token.flash');
    const link = this.#kind === 'tcp' ? 'tcp:0' : 'pty';
    this.#started = startTalkode([
      ...['simulate', '--model', this.#model, '--storage', storage, '--link', link],
      ...(isFirst ? ['--blank'] : []),
    ]);
    return (await this.#started.firstLine).replace('listening on ', '');
  }

  async kill(): Promise<void> {
    this.#started?.child.kill('SIGKILL');
    await this.#started?.ended;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function startProcess(kind: 'tcp' | 'pty', model: ModelName): Promise<DeviceUnderTest> {
  const simulator = new SimulatorProcess(kind, model);
  const line = new Reconnecting(await openTransport(await simulator.start(true)));
  return {
    model,
    transport: line,
    time: WALL_TIME,
    virtual: NO_VIRTUAL_TIME,
    keys: ONLY_A_LINE,
    glass: ONLY_A_LINE,
    sound: model === 'code-reader' ? ONLY_A_LINE : { why: 'a code display has no sound' },
    motor: model === 'code-reader' ? ONLY_A_LINE : { why: 'a code display has no motor' },
    power: {
      cycle: async () => {
        await line.disconnect();
        await simulator.kill();
        line.connect(await openTransport(await simulator.start(false)));
      },
      cutBefore: { why: 'the process cannot be stopped between two storage operations from outside' },
    },
    memory: ONLY_A_LINE,
    counts: ONLY_A_LINE,
    entropy: { source: "Node's crypto.getRandomValues" },
    close: async () => {
      await line.disconnect();
      await simulator.kill();
      simulator.remove();
    },
  };
}
