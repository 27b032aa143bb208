/** The versions of what runs here: of the core as it says itself, and of what it is spoken to in. */
import { LINK_VERSION } from '../../host-tools/link/protocol.generated.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { simulatedDevice } from '../../simulator/session/device.ts';
import { Session } from '../../simulator/session/session.ts';
import { ABI_VERSION, MODELS, type ModelName } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';

/** Boots the built core and asks it. Rejects when it is not built, or speaks another contract version. */
export async function coreVersions(): Promise<string> {
  const model = Object.keys(MODELS)[0] as ModelName;
  const clock = new VirtualClock(0);
  const device = simulatedDevice({ module: loadCore(), model, clock, storage: new MemoryStorage() });
  const session = new Session({ model, clock, device });
  const { firmwareVersion } = await session.identify();
  return `core: firmware ${firmwareVersion}, core contract ${ABI_VERSION}, link ${LINK_VERSION}`;
}
