/** The services that people may log in at: what an operator writes in a file of JSON. */
import type { Language } from '../../domain/records/person.ts';

export interface ServiceEntry {
  /** `client_id` of OpenID Connect. */
  readonly clientId: string;
  /** None: the service can keep no secret, and proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  /** What people read before they approve. */
  readonly name: string;
  readonly approvedText: Readonly<Record<Language, string>>;
  readonly redirectAddresses: readonly string[];
  /** What only some services may ask for: a person's public number, the risk of a login. */
  readonly entitledTo: readonly Entitlement[];
}

/** By the names of their scopes. */
const ENTITLEMENTS = ['public_number', 'risk'] as const;
export type Entitlement = (typeof ENTITLEMENTS)[number];

/** Where a login ends that was meant for this service: what a form of ours may lead to. */
export function originsOf({ redirectAddresses }: ServiceEntry): readonly string[] {
  return [...new Set(redirectAddresses.map((address) => new URL(address).origin))];
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\])(:\d+)?\//;

function text(place: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new TypeError(`services: ${place}: expected text, got another value`);
}

/** By https, or on this computer: a code in the address must not travel in clear. */
function redirectAddress(place: string, value: unknown): string {
  const address = text(place, value);
  if (!LOOPBACK.test(address) && !/^https:\/\/[^\s#]+$/.test(address))
    throw new TypeError(`services: ${place}: expected an https address without a fragment, got another`);
  return new URL(address).href;
}

function entitlements(place: string, value: unknown): readonly Entitlement[] {
  const known = ENTITLEMENTS.filter((name) => Array.isArray(value) && value.includes(name));
  if (Array.isArray(value) && known.length === value.length) return known;
  throw new TypeError(`services: ${place}: expected a list of ${ENTITLEMENTS.join(', ')}, got another value`);
}

/** @throws TypeError naming the item; a secret is in no message. */
export function readServices(content: unknown): readonly ServiceEntry[] {
  if (!Array.isArray(content)) throw new TypeError('services: expected a list, got another value');
  return content.map((entry: unknown, index): ServiceEntry => {
    const place = (item: string): string => `[${index}].${item}`;
    const { clientId, clientSecret, name, approvedText, redirectAddresses, entitledTo } = Object(
      entry,
    ) as Record<string, unknown>;
    const { da, en } = Object(approvedText) as Record<string, unknown>;
    if (!Array.isArray(redirectAddresses) || redirectAddresses.length === 0)
      throw new TypeError(
        `services: ${place('redirectAddresses')}: expected a list of addresses, got another value`,
      );
    return {
      clientId: text(place('clientId'), clientId),
      clientSecret:
        clientSecret === undefined || clientSecret === null
          ? null
          : text(place('clientSecret'), clientSecret),
      name: text(place('name'), name),
      approvedText: { da: text(place('approvedText.da'), da), en: text(place('approvedText.en'), en) },
      entitledTo: entitlements(place('entitledTo'), entitledTo ?? []),
      redirectAddresses: redirectAddresses.map((each) => redirectAddress(place('redirectAddresses'), each)),
    };
  });
}
