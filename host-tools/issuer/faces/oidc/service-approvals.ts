/** Logins at services as the pages see them: which service waits for one, and how it is told what came of it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type InteractionResults, type Provider } from 'oidc-provider';
import type { ServiceApprovals } from '../pages/visit.ts';
import { ASSURANCE, METHODS } from './provider.ts';
import { originsOf, type ServiceEntry } from './services.ts';

const SCOPES = {
  profile: 'name',
  email: 'email',
  phone: 'phone',
  public_number: 'publicNumber',
  risk: 'risk',
} as const;

export function serviceApprovals(provider: Provider, services: readonly ServiceEntry[]): ServiceApprovals {
  async function settle(approvalId: string, result: InteractionResults): Promise<string | null> {
    const interaction = await provider.Interaction.find(approvalId);
    if (interaction === undefined) return null;
    interaction.result = result;
    await interaction.persist();
    return interaction.returnTo;
  }
  return {
    async find(approvalId, language) {
      const interaction = await provider.Interaction.find(approvalId);
      const service = services.find(({ clientId }) => clientId === interaction?.params['client_id']);
      // One that was answered already is over, too.
      if (interaction?.result !== undefined || interaction === undefined || service === undefined)
        return null;
      const { scope } = interaction.params;
      const scopes = (typeof scope === 'string' ? scope : '').split(' ');
      const mayAsk = (name: string): boolean =>
        (name !== 'public_number' && name !== 'risk') || service.entitledTo.includes(name);
      const known = Object.entries(SCOPES).filter(([name]) => scopes.includes(name) && mayAsk(name));
      return {
        service: { name: service.name, text: service.approvedText[language] },
        origins: originsOf(service),
        discloses: known.map(([, what]) => what),
      };
    },
    approve: (approvalId, personId, risk, unixSeconds) =>
      settle(approvalId, {
        risk,
        login: { accountId: personId, acr: ASSURANCE, amr: METHODS, ts: unixSeconds, remember: false },
      }),
    refuse: (approvalId) =>
      settle(approvalId, { error: 'access_denied', error_description: 'the person did not start this' }),
  };
}

/** By the cookie that the provider gave this browser, not by the address alone: whoever sends a link can't have another approve. */
export async function approvalOfBrowser(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string | null> {
  try {
    return (await provider.interactionDetails(request, response)).uid;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null;
    throw error;
  }
}
