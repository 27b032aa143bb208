/** What the page keeps and calls of each model, a row a model. */
import type { ModelName } from '../../../token/contract.generated.ts';

interface PageModel {
  /** Entries of the browser's store: the token's flash, and what the practice's verifier knows of it, under the name that it had first. */
  flashEntry: string;
  verifierEntry: string;
  /** Product 90 is practice; batches 001 and 002 are what pages make. */
  serialNumberPrefix: string;
  /** The button that makes a new one. */
  newTokenId: string;
}

export const PAGE_MODELS: Readonly<Record<ModelName, PageModel>> = {
  'code-display': {
    flashEntry: 'talkode.flash',
    verifierEntry: 'talkode.practice-issuer',
    serialNumberPrefix: '90001',
    newTokenId: 'new-token',
  },
  'code-reader': {
    flashEntry: 'talkode.flash.code-reader',
    verifierEntry: 'talkode.practice-issuer.code-reader',
    serialNumberPrefix: '90002',
    newTokenId: 'new-code-reader',
  },
};

export const PAGE_MODEL_NAMES = Object.keys(PAGE_MODELS) as ModelName[];
