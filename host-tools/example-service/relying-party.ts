/** The service's side of OpenID Connect, by openid-client: what a login begins with, and what comes of the way back. */
import * as client from 'openid-client';
import type { Visitor } from './visitor.ts';

export interface Registration {
  /** `https://…/oidc`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What a login is begun with and ended by: none of it leaves this service but as a fingerprint. */
export interface Begun {
  readonly pkceCodeVerifier: string;
  readonly expectedNonce: string;
  readonly expectedState: string;
}

export type Returned =
  { readonly outcome: 'logged-in'; readonly visitor: Visitor } | { readonly outcome: 'refused' | 'failed' };

/** On this computer there is no https. */
const LOOPBACK = /^http:\/\/127\.0\.0\.1(:\d+)?\//;

function visitorOf({ sub, name, acr, amr, auth_time: authTime }: client.IDToken): Visitor {
  return {
    sub,
    name: typeof name === 'string' ? name : null,
    acr: typeof acr === 'string' ? acr : '',
    amr: Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : [],
    authTimeUnixSeconds: typeof authTime === 'number' ? authTime : 0,
  };
}

export class RelyingParty {
  readonly #configuration: client.Configuration;
  readonly #redirectAddress: string;
  private constructor(configuration: client.Configuration, redirectAddress: string) {
    this.#configuration = configuration;
    this.#redirectAddress = redirectAddress;
  }

  /** Asks the issuer for what it can do. */
  static async discover(
    { issuer, clientId, clientSecret }: Registration,
    redirectAddress: string,
  ): Promise<RelyingParty> {
    const authentication = client.ClientSecretBasic(clientSecret);
    const options = LOOPBACK.test(issuer) ? { execute: [client.allowInsecureRequests] } : {};
    const configuration = await client.discovery(
      new URL(issuer),
      clientId,
      undefined,
      authentication,
      options,
    );
    return new RelyingParty(configuration, redirectAddress);
  }

  async begin(): Promise<{ readonly begun: Begun; readonly address: string }> {
    const begun = {
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
      expectedNonce: client.randomNonce(),
      expectedState: client.randomState(),
    };
    const address = client.buildAuthorizationUrl(this.#configuration, {
      redirect_uri: this.#redirectAddress,
      scope: 'openid profile',
      code_challenge: await client.calculatePKCECodeChallenge(begun.pkceCodeVerifier),
      code_challenge_method: 'S256',
      nonce: begun.expectedNonce,
      state: begun.expectedState,
    });
    return { begun, address: address.href };
  }

  /** `query` is that of the address which the person was led back to. */
  async end(begun: Begun, query: string): Promise<Returned> {
    try {
      const callback = new URL(`${this.#redirectAddress}${query}`);
      const tokens = await client.authorizationCodeGrant(this.#configuration, callback, {
        ...begun,
        idTokenExpected: true,
      });
      return { outcome: 'logged-in', visitor: visitorOf(tokens.claims()!) };
    } catch (error) {
      const isRefused = error instanceof client.AuthorizationResponseError && error.error === 'access_denied';
      return { outcome: isRefused ? 'refused' : 'failed' };
    }
  }
}
