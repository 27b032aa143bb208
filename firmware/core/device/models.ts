/** What tells one model from another, as data. */
import { MODEL_CODE_DISPLAY } from '../contract.generated';
import { readU8 } from '../memory';

const HIGHEST_MODEL: u32 = MODEL_CODE_DISPLAY;
/** Number of keys by model id; 0: there is no such model. */
const KEY_COUNTS: usize = memory.data<u8>([0, 1]);

export function isKnownModel(model: u32): bool {
  return model <= HIGHEST_MODEL && readU8(KEY_COUNTS + model) != 0;
}

export function keyCount(model: u32): u32 {
  return readU8(KEY_COUNTS + model);
}
