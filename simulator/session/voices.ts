/** Which models speak. */
import { SPEAKING_MODELS } from '../token/contract.generated.ts';
import type { ModelName } from '../token/contract.generated.ts';

export function hasVoice(model: ModelName): boolean {
  return SPEAKING_MODELS.includes(model);
}
