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
  const { host, protocol } = new URL(parts.issuer);
  return {
    provider: {
      answer: async (request, response) => {
        // The provider makes its addresses of these: what a client says that we are called must not stand in them.
        const said = { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) };
        Object.assign(request.headers, said);
        await answer(request, response);
      },
      approvalOf: (request, response) => approvalOfBrowser(provider, request, response),
    },
    approvals: serviceApprovals(provider, parts.services),
  };
}
