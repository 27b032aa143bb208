/** The HMAC providers, for tests that hold for all of them, and the fast one, which the others take. */
import { nodeLanesHmac } from '../../host-tools/verifier/hmac-lanes-node.ts';
import { nobleHmac } from '../../host-tools/verifier/hmac-noble.ts';
import { nodeHmac } from '../../host-tools/verifier/hmac-node.ts';
import type { HmacProvider } from '../../host-tools/verifier/hmac.ts';

export const lanes = nodeLanesHmac();

export const PROVIDERS: readonly (readonly [name: string, provider: HmacProvider])[] = [
  ['hmac-node', nodeHmac],
  ['hmac-noble', nobleHmac],
  ['hmac-lanes', lanes],
];
