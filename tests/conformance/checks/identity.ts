/** Who the device is: the model of its image, this project's version and contract. */
import { LINK_VERSION } from '../../../host-tools/link/protocol.generated.ts';
import { ABI_VERSION, MODELS, type ModelName } from '../../../simulator/token/contract.generated.ts';
import { FIRMWARE_VERSION } from '../../model/core-under-test.ts';
import type { Check } from '../check.ts';
import { requireEqual } from '../require.ts';

function identityCheck(model: ModelName): Check {
  return {
    name: `identity-${model}`,
    title: `${model}: it answers as this model, with this version of firmware, contract and link`,
    model,
    run: async ({ host }) => {
      const {
        linkVersion,
        abiVersion,
        model: id,
        versionMajor,
        versionMinor,
        versionPatch,
        fault,
      } = await host.identify();
      requireEqual(
        'identity',
        { linkVersion, abiVersion, id, version: [versionMajor, versionMinor, versionPatch].join('.'), fault },
        {
          linkVersion: LINK_VERSION,
          abiVersion: ABI_VERSION,
          id: MODELS[model],
          version: FIRMWARE_VERSION,
          fault: 0,
        },
      );
    },
  };
}

export const IDENTITY: readonly Check[] = [identityCheck('code-display'), identityCheck('code-reader')];
