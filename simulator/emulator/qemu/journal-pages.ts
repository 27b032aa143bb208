/** The journal's two slots in the chip's flash, kept in step with a storage of the host. */
import type { Storage } from '../../ports/storage.ts';
import { SECTOR_BYTES } from '../../token/contract.generated.ts';
import type { GdbClient } from './gdb-client.ts';
import type { Machine } from './machines.ts';
import type { QemuProbe } from './qemu-probe.ts';

type Slots = NonNullable<Machine['slots']>;

/** Before the chip starts: what the storage holds is in its flash. */
export async function loadPages(gdb: GdbClient, slots: Slots, storage: Storage): Promise<void> {
  for (const [slot, address] of slots.addresses.entries())
    await gdb.write(address, storage.read(slot * SECTOR_BYTES, slots.bytes));
}

/** The slots as they are in the chip, beyond their pages erased, as the storage's files have it. */
export async function readPages(probe: QemuProbe, slots: Slots): Promise<Uint8Array> {
  const image = new Uint8Array(slots.addresses.length * SECTOR_BYTES).fill(0xff);
  for (const [slot, address] of slots.addresses.entries())
    image.set(await probe.read(address, slots.bytes), slot * SECTOR_BYTES);
  return image;
}

/**
 * Carries out in the storage what the firmware has carried out in flash, as soon as it has: power that goes at the entry
 * of an operation leaves the storage without it. What the storage throws goes to `onFailure`.
 */
export async function followPages(
  probe: QemuProbe,
  storage: Storage,
  onFailure: (error: unknown) => Promise<void>,
): Promise<void> {
  let operation: () => void = () => {};
  const carryOut = async (): Promise<void> => {
    try {
      operation();
    } catch (error) {
      await onFailure(error);
    }
  };
  await probe.onEntry('board_storage_erase', 1, ([slot]) => {
    operation = () => storage.erase(slot! * SECTOR_BYTES);
  });
  await probe.onEntry('board_storage_program', 4, async ([slot, offset, address, length]) => {
    const bytes = await probe.read(address!, length!);
    operation = () => storage.program(slot! * SECTOR_BYTES + offset!, bytes);
  });
  await probe.onReturn('board_storage_erase', carryOut);
  await probe.onReturn('board_storage_program', carryOut);
}
