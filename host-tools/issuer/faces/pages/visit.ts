/** A request as a page sees it, and what it answers: no page knows of HTTP. */
import type { Origin } from '../../domain/log/new-event.ts';
import type { Source } from '../../domain/log/source.ts';
import type { Service } from '../../domain/login/login.ts';
import type { Ports } from '../../domain/ports/ports.ts';
import type { Post } from '../../domain/ports/post.ts';
import type { PopulationRegister } from '../../domain/ports/register.ts';
import type { Sealing } from '../../domain/ports/sealing.ts';
import type { TextMessages } from '../../domain/ports/text-messages.ts';
import type { DeviceModel } from '../../domain/records/device.ts';
import type { PaperForm } from '../../domain/records/paper-form.ts';
import type { Language, PersonRow } from '../../domain/records/person.ts';
import type { PageName, Query } from './addresses.ts';
import type { Markup } from '../../../markup/html.ts';
import type { IssuerWords } from './words/words.ts';

/** What all pages work with. */
export interface Desk {
  readonly ports: Ports;
  readonly post: Post;
  /** Tells names and addresses; null: authorities write them. */
  readonly register: PopulationRegister | null;
  readonly sealing: Sealing;
  readonly textMessages: TextMessages;
  /** To try everything: whoever comes is registered by this authority, and reads the letters. Null: a real one. */
  readonly demo: Demo | null;
  /** Null: no services log people in here, or not yet. */
  readonly approvals: () => ServiceApprovals | null;
  /** Told of what came of a step, for the service's figures. */
  readonly counted: (step: 'login' | 'activation' | 'unblock', outcome: string) => void;
}

export interface Demo {
  readonly authority: string;
  /** The letters that were laid in the post, by name; null: none of that name. */
  readonly printed: (letterName: string) => Promise<readonly DemoPaper[] | null>;
  /** Null: devices come from the stock alone, and are somebody's who has them. */
  readonly parcels: DemoParcels | null;
  /** A service that one can try to log in at. */
  readonly service: { readonly name: string; readonly address: string } | null;
}

/** Devices that are made when they are ordered, and live on a page that simulates them. */
export interface DemoParcels {
  /** One of this kind comes into stock. */
  readonly make: (model: DeviceModel, unixSeconds: number) => Promise<void>;
  /** The page on which a device lives, with its secret in the fragment, which no request carries. Null: it is none of these. */
  readonly addressOf: (serialNumber: string) => Promise<string | null>;
}

export interface DemoPaper {
  readonly name: string;
  /** Null: whoever laid it did not say. */
  readonly form: PaperForm | null;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A login that a service has asked for. */
export interface Approval {
  readonly service: Service;
  /** Where its answer may lead: what the page's policy must let forms lead to. */
  readonly origins: readonly string[];
  /** What goes to the service beside her name there. */
  readonly discloses: readonly ('name' | 'email' | 'phone' | 'publicNumber' | 'risk')[];
}

/** What a service that is entitled to it can judge this one login by; nothing here decides by it. */
export interface LoginRisk {
  /** ISO 3166-1, as a proxy before the service says; null: nobody has said. */
  readonly country: string | null;
  /** The network's prefix, never the whole address. */
  readonly network: string;
  readonly browserFamily: string | null;
  readonly isNewBrowser: boolean;
  /** Null: the device was never used before. */
  readonly secondsSinceLastUse: number | null;
}

export interface ServiceApprovals {
  /** Null: it is over, or there was none. */
  readonly find: (approvalId: string, language: Language) => Promise<Approval | null>;
  /** Answers the address to go on at; null: it is over. */
  readonly approve: (
    approvalId: string,
    personId: string,
    risk: LoginRisk,
    unixSeconds: number,
  ) => Promise<string | null>;
  readonly refuse: (approvalId: string) => Promise<string | null>;
}

/** Cookies that a page sets; the browser's mark is none of its business. */
/** `story`: whose order this is in the demonstration. */
export type CookieName = 'session' | 'activation' | 'reset' | 'story';
export type Cookies = Partial<Readonly<Record<CookieName, string | null>>>;

export interface Visit {
  readonly language: Language;
  readonly words: IssuerWords;
  readonly page: PageName;
  readonly query: Query;
  /** What was typed into a form; a field that is not there is empty. */
  readonly fields: Query;
  /** Goes into each form, and shows that the form came from here and went to this browser. */
  readonly formMark: string;
  readonly browserId: string;
  readonly cookies: Readonly<Record<CookieName, string | null>>;
  /** Who is logged in. */
  readonly person: PersonRow | null;
  readonly origin: Origin;
  readonly source: Source;
  /** Where a proxy that is trusted places the address; null: there is none, or it does not say. */
  readonly country: string | null;
  readonly unixSeconds: number;
}

export type Answer =
  | Left
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly page: Markup;
      readonly cookies?: Cookies;
      readonly formOrigins?: readonly string[];
    }
  | { readonly kind: 'led'; readonly to: PageName; readonly query?: Query; readonly cookies?: Cookies }
  | {
      readonly kind: 'file';
      readonly mediaType: string;
      readonly bytes: Uint8Array;
      readonly name: string;
      /** It is to be stored, not shown. */ readonly isKept?: true;
    };

/** She leaves our pages. */
export interface Left {
  readonly kind: 'left';
  readonly address: string;
}

export interface PageSteps {
  readonly show: (desk: Desk, visit: Visit) => Answer | Promise<Answer>;
  readonly send?: (desk: Desk, visit: Visit) => Answer | Promise<Answer>;
  /** Only for who is logged in; others are led to the login. */
  readonly needsPerson?: true;
}

export function led(to: PageName, query: Query = {}, cookies: Cookies = {}): Answer {
  return { kind: 'led', to, query, cookies };
}
