/**
 * Random bytes from the host's source: asked for only when a request needs them, gone as soon as it has been answered.
 * The core has no generator of its own and keeps no bytes in store, so nothing in a snapshot foretells the next ones.
 */
import { ENTROPY_BYTES } from '../base/contract.generated';
import { ANSWER_PAYLOAD, REQUEST_PAYLOAD } from '../link/framing';
import { ERROR_BAD_VALUE, ERROR_NO_ENTROPY } from '../link/messages.generated';
import { copyBytes, ENTROPY, readU8, wipeBytes } from '../base/memory';
import { PENDING, refuse } from './refusal';

@unmanaged
class EntropyState {
  /** bytes that the request under way needs; 0: none are asked for */
  wanted: u32;
}
const entropy = changetype<EntropyState>(memory.data(offsetof<EntropyState>(), 8));

export function resetEntropy(): void {
  entropy.wanted = 0;
  wipeBytes(ENTROPY, ENTROPY_BYTES);
}

/** Whether the host is to fill the buffer. */
export function isEntropyWanted(): bool {
  return entropy.wanted != 0;
}

export function readEntropy(): i32 {
  const bytes = readU8(REQUEST_PAYLOAD);
  if (bytes == 0 || bytes > ENTROPY_BYTES) return refuse(ERROR_BAD_VALUE, 0);
  entropy.wanted = bytes;
  return PENDING;
}

/** The host has filled the buffer, or has no bytes (`bytes` 0). Writes the answer's payload and gives its length. */
export function takeEntropy(bytes: u32): i32 {
  const wanted = entropy.wanted;
  // A host that gives what was never asked for, or less, breaks the contract.
  if (wanted == 0 || (bytes != 0 && bytes != ENTROPY_BYTES)) unreachable();
  if (bytes != 0) copyBytes(ANSWER_PAYLOAD, ENTROPY, wanted);
  resetEntropy();
  return bytes != 0 ? wanted : refuse(ERROR_NO_ENTROPY, 0);
}
