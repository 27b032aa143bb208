/**
 * Whatever answers at a serial port, a real board above all: what can be asked over its line. The rest is in the test
 * plan, for hands and eyes.
 */
import { openTransport } from '../../../host-tools/link/transports/open.ts';
import { LinkClient } from '../../../host-tools/link/client.ts';
import { LINK_VERSION } from '../../../host-tools/link/protocol.generated.ts';
import { MODELS, type ModelName } from '../../../simulator/token/contract.generated.ts';
import type { DeviceUnderTest, Target } from '../device.ts';
import { NO_VIRTUAL_TIME, WALL_TIME } from '../wall-time.ts';
import { Reconnecting } from './reconnecting.ts';

const BY_HAND = { why: 'needs hands and eyes: press the key and read the glass by the test plan' };
const NO_SWITCH = { why: 'its power is not switched by this program' };
const NO_DEBUGGER = { why: 'no debugger is attached to it' };

async function modelAt(port: string): Promise<ModelName> {
  const client = new LinkClient(await openTransport(port));
  try {
    const { model } = await client.request('identify', {
      minimumVersion: LINK_VERSION,
      maximumVersion: LINK_VERSION,
    });
    const found = Object.entries(MODELS).find(([, id]) => id === model)?.[0];
    if (found === undefined)
      throw new Error(`${port}: expected a model of ${Object.keys(MODELS).join(', ')}, got number ${model}`);
    return found as ModelName;
  } finally {
    await client.close();
  }
}

/** Asks the board which model its image is. Rejects when nothing answers. `name` stands in the report. */
export async function serialPortTarget(port: string, name: string, physical: boolean): Promise<Target> {
  const model = await modelAt(port);
  return {
    name,
    title: physical ? `a physical board at ${port}` : `what answers at ${port}`,
    models: [model],
    start: async () => {
      const line = new Reconnecting(await openTransport(port));
      const device: DeviceUnderTest = {
        model,
        transport: line,
        time: WALL_TIME,
        virtual: NO_VIRTUAL_TIME,
        keys: BY_HAND,
        glass: BY_HAND,
        sound: BY_HAND,
        motor: BY_HAND,
        power: NO_SWITCH,
        memory: NO_DEBUGGER,
        counts: NO_DEBUGGER,
        entropy: { source: 'by its board data' },
        close: () => line.disconnect(),
      };
      return device;
    },
  };
}
