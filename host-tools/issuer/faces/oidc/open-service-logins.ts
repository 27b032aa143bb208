/** Logins at services, ready to be mounted and to be shown on pages. */
import type { ServiceProvider } from '../http/service-provider.ts';
import type { ServiceApprovals } from '../pages/visit.ts';
import { createProvider, type ProviderParts } from './provider.ts';
import { approvalOfBrowser, serviceApprovals } from './service-approvals.ts';

export interface ServiceLogins {
  readonly provider: ServiceProvider;
  readonly approvals: ServiceApprovals;
}

export function openServiceLogins(parts: ProviderParts): ServiceLogins {
  const provider = createProvider(parts);
  const answer = provider.callback();
  return {
    provider: {
      answer: async (request, response) => {
        await answer(request, response);
      },
      approvalOf: (request, response) => approvalOfBrowser(provider, request, response),
    },
    approvals: serviceApprovals(provider, parts.services),
  };
}
