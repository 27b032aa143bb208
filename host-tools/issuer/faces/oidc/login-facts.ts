/**
 * What a service learns of one login beside who she is: the key of the session, and its risk where the service is entitled to that. It
 * is kept with the grant of that login, sealed, as long as its codes and tokens live, and nowhere else.
 */
import { createHmac } from 'node:crypto';
import type { AccountClaims, Adapter } from 'oidc-provider';
import type { LoginRisk } from '../pages/visit.ts';

/** As long as what a login's code is changed for. */
const KEPT_SECONDS = 600;

/** In the way of claims: names with underscores. */
function claimOf({ country, network, browserFamily, isNewBrowser, secondsSinceLastUse }: LoginRisk): object {
  return {
    country,
    network,
    browser_family: browserFamily,
    is_new_browser: isNewBrowser,
    seconds_since_last_use: secondsSinceLastUse,
  };
}

export class LoginFacts {
  readonly #rows: Adapter;
  readonly #key: Uint8Array;
  constructor(rows: Adapter, key: Uint8Array) {
    this.#rows = rows;
    this.#key = key;
  }

  /** @param result what came of the approval, as it was settled. */
  async keep(grantId: string, personId: string, result: unknown): Promise<void> {
    const { risk } = Object(result) as { readonly risk?: LoginRisk };
    if (risk === undefined) return;
    await this.#rows.upsert(grantId, { grantId, accountId: personId, risk: claimOf(risk) }, KEPT_SECONDS);
  }

  /** None before there is a grant. */
  async claims(grantId: string | undefined): Promise<Omit<AccountClaims, 'sub'>> {
    if (grantId === undefined) return {};
    const sid = createHmac('sha256', this.#key).update(`session ${grantId}`).digest('base64url');
    const kept = await this.#rows.find(grantId);
    return { sid, ...(kept !== undefined && kept !== null && { risk: kept['risk'] }) };
  }
}
