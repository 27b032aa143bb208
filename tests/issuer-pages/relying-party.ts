/** A service that people log in at, by openid-client: as any service would do it, on an origin of its own. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as client from 'openid-client';

export interface Login {
  readonly claims: client.IDToken;
  readonly userInfo: client.UserInfoResponse;
  /** The address that the service was called back at. */
  readonly callback: URL;
}

export class RelyingParty {
  readonly clientId: string;
  readonly address: string;
  readonly #server: Server;
  readonly #verifier = client.randomPKCECodeVerifier();
  readonly #nonce = client.randomNonce();
  #configuration!: client.Configuration;
  private constructor(clientId: string, server: Server) {
    this.clientId = clientId;
    this.#server = server;
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(clientId: string): Promise<RelyingParty> {
    const server = createServer((_request, response) => response.end('velkommen'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RelyingParty(clientId, server);
  }

  get redirectAddress(): string {
    return `${this.address}/callback`;
  }

  async discover(issuer: string, secret: string): Promise<void> {
    this.#configuration = await client.discovery(
      new URL(issuer),
      this.clientId,
      undefined,
      client.ClientSecretBasic(secret),
      // Loopback has no https.
      { execute: [client.allowInsecureRequests] },
    );
  }

  async start(scope: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const challenge = await client.calculatePKCECodeChallenge(this.#verifier);
    return client.buildAuthorizationUrl(this.#configuration, {
      redirect_uri: this.redirectAddress,
      scope,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      nonce: this.#nonce,
      state: 'en tilstand',
      ...more,
    }).href;
  }

  async finish(callback: URL): Promise<Login> {
    const tokens = await client.authorizationCodeGrant(this.#configuration, callback, {
      pkceCodeVerifier: this.#verifier,
      expectedNonce: this.#nonce,
      expectedState: 'en tilstand',
    });
    const claims = tokens.claims()!;
    const userInfo = await client.fetchUserInfo(this.#configuration, tokens.access_token, claims.sub);
    return { claims, userInfo, callback };
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
