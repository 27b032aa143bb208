// Which models speak.
import type { ModelName } from '../token/contract.generated.ts';

export function hasVoice(model: ModelName): boolean {
  return model === 'code-reader';
}
