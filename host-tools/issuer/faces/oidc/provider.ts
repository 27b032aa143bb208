/**
 * Logins at services by OpenID Connect: who she is under a name of her own at each service, by which means, and when. Name and
 * contact go only where a service asks for them by scope. Each login is approved by itself: no session makes the next one silent.
 */
import { SECONDS_PER_MINUTE } from '../../domain/calendar/seconds.ts';
import { createHmac } from 'node:crypto';
import { type Configuration, interactionPolicy, Provider } from 'oidc-provider';
import type { Ports } from '../../domain/ports/ports.ts';
import type { Sealing } from '../../domain/ports/sealing.ts';
import { LoginFacts } from './login-facts.ts';
import { providerStore } from './provider-store.ts';
import type { ServiceEntry } from './services.ts';

export interface ProviderParts {
  readonly ports: Ports;
  readonly sealing: Sealing;
  readonly now: () => number;
  /** `https://…/oidc`. */
  readonly issuer: string;
  readonly services: readonly ServiceEntry[];
  /** JWK with its private part. */
  readonly signingKey: object;
  /** What makes a person's name at a service; cookies are signed with the other. */
  readonly pairwiseKey: Uint8Array;
  readonly cookieKey: string;
  /** What makes a person's public number: the same at each service that may learn it. */
  readonly publicNumberKey: Uint8Array;
}

/** A UUID of its own making (RFC 9562, 5.8): the same for ever, and nobody can count back from it to anything else. */
function publicNumber(key: Uint8Array, personId: string): string {
  const bytes = createHmac('sha256', key).update(personId).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A device and a password: two factors, the first of which can't be copied. Which levels of assurance an authority claims is its own to say. */
export const ASSURANCE = 'urn:talkode:acr:device-and-password';
/** RFC 8176. */
export const METHODS = ['otp', 'hwk', 'pwd', 'mfa'];

/** A session of an earlier login is not enough: what is approved now was not shown then. */
function everyTime(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const login = policy.get('login');
  if (login === undefined) throw new Error('oidc-provider: expected a prompt named login, got none');
  login.checks.add(
    new interactionPolicy.Check('each_time', 'each login is approved by itself', (context) =>
      context.oidc.result?.login === undefined
        ? interactionPolicy.Check.REQUEST_PROMPT
        : interactionPolicy.Check.NO_NEED_TO_PROMPT,
    ),
  );
  return policy;
}

/** Without a page that asks again: what a service gets, the page before the login says. */
function loadGrant(
  provider: () => Provider,
  facts: LoginFacts,
): NonNullable<Configuration['loadExistingGrant']> {
  return async ({ oidc }) => {
    const { client, session, requestParamScopes, requestParamClaims, result } = oidc;
    if (client === undefined || session?.accountId === undefined) return undefined;
    const grant = new (provider().Grant)({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope([...requestParamScopes].join(' '));
    grant.addOIDCClaims([...requestParamClaims]);
    await facts.keep(await grant.save(), session.accountId, result);
    return grant;
  };
}

export function createProvider(parts: ProviderParts): Provider {
  const { ports, issuer, services, signingKey, pairwiseKey, cookieKey, publicNumberKey } = parts;
  const facts = new LoginFacts(providerStore(parts)('Login'), pairwiseKey);
  const isSecure = issuer.startsWith('https://');
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
  const provider: Provider = new Provider(issuer, {
    adapter: providerStore(parts),
    clients: services.map(({ clientId, clientSecret, redirectAddresses, entitledTo }) => ({
      client_id: clientId,
      ...(clientSecret !== null && { client_secret: clientSecret }),
      token_endpoint_auth_method: clientSecret === null ? 'none' : 'client_secret_basic',
      redirect_uris: [...redirectAddresses],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      subject_type: 'pairwise',
      scope: ['openid', 'profile', 'email', 'phone', ...entitledTo].join(' '),
      id_token_signed_response_alg: 'ES256',
    })),
    jwks: { keys: [signingKey] },
    cookies: { keys: [cookieKey], short: cookie, long: cookie },
    claims: {
      openid: ['sub', 'sid', 'acr', 'amr', 'auth_time'],
      profile: ['name'],
      email: ['email'],
      phone: ['phone_number'],
      public_number: ['public_number'],
      risk: ['risk'],
    },
    // Name and contact in the ID token too: one answer, one disclosure.
    conformIdTokenClaims: false,
    acrValues: [ASSURANCE],
    scopes: ['openid'],
    responseTypes: ['code'],
    subjectTypes: ['pairwise'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    pairwiseIdentifier: (_context, personId, { clientId }) =>
      createHmac('sha256', pairwiseKey)
        .update(JSON.stringify([clientId, personId]))
        .digest('base64url'),
    async findAccount(_context, personId, token) {
      const person = await ports.store.read((rows) => rows.people.byId(personId));
      if (person?.state !== 'open') return undefined;
      const { name, email, phone } = person;
      return {
        accountId: personId,
        claims: async () => ({
          sub: personId,
          name,
          public_number: publicNumber(publicNumberKey, personId),
          ...(await facts.claims(token?.grantId)),
          ...(email !== null && { email }),
          ...(phone !== null && { phone_number: phone }),
        }),
      };
    },
    interactions: { policy: everyTime(), url: (_context, { uid }) => `/oidc/approve/${uid}` },
    loadExistingGrant: loadGrant(() => provider, facts),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: true },
    },
    ttl: {
      Interaction: 30 * SECONDS_PER_MINUTE,
      Session: 30 * SECONDS_PER_MINUTE,
      Grant: 30 * SECONDS_PER_MINUTE,
      AuthorizationCode: SECONDS_PER_MINUTE,
      AccessToken: 10 * SECONDS_PER_MINUTE,
      IdToken: 10 * SECONDS_PER_MINUTE,
    },
    renderError(context, out) {
      // Nothing of what was asked: an address that somebody made up would be shown as ours.
      context.type = 'text/plain';
      context.body = `${out.error}\n`;
    },
  });
  provider.proxy = isSecure;
  return provider;
}
