/** The issuer's API as typed calls, whatever carries them. A refusal is an ApiProblem. */
import type {
  CodesAnswer,
  DeviceList,
  DeviceSent,
  DeviceWithMoves,
  Done,
  LetterAnswer,
  LetterSent,
  LoginAnswer,
  OrderLetters,
  PasswordAnswer,
  PersonWithDevices,
  Receipt,
  ShownPerson,
} from '../faces/http/api/api-answers.ts';
import type { ResynchronizeResult } from '../domain/devices/resynchronize-device.ts';
import type { OrderWish } from '../domain/orders/place-order.ts';
import type { Report } from '../domain/own-data/report.ts';
import type { DeviceState } from '../domain/records/device.ts';
import type { OrderRow } from '../domain/records/order.ts';
import { ApiProblem, type ProblemDetails } from './api-problem.ts';
import { type ApiReply, type ApiRequest, type Carrier, ServiceAway } from './carrier.ts';

export type Codes = readonly [string] | readonly [string, string];

export interface LoginToVerify {
  readonly userId: string;
  readonly codes: Codes;
  readonly password: string;
  readonly service?: { readonly name: string; readonly text: string };
}

/** A proxy's answer, or another program's, may be anything. */
function parsed({ text, status }: ApiReply): object {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below, without what came.
  }
  throw new ServiceAway(`expected an object of the issuer’s API, got something else with status ${status}`);
}

function valueOf<Value>(reply: ApiReply): Value {
  const value = parsed(reply);
  if (reply.status >= 200 && reply.status < 300) return value as Value;
  const { status = reply.status, title = 'Error', ...more } = value as Partial<ProblemDetails>;
  throw new ApiProblem({ ...more, status, title });
}

export class IssuerClient {
  readonly #carry: Carrier;
  constructor(carry: Carrier) {
    this.#carry = carry;
  }

  async #ask<Value>(request: ApiRequest): Promise<Value> {
    return valueOf<Value>(await this.#carry(request));
  }

  #get<Value>(path: string): Promise<Value> {
    return this.#ask<Value>({ method: 'GET', path });
  }

  #post<Value>(path: string, body?: object): Promise<Value> {
    return this.#ask<Value>({ method: 'POST', path, ...(body !== undefined && { body }) });
  }

  /** @param registration as somebody wrote it: the API says what is wrong with it. */
  registerPerson(registration: object): Promise<ShownPerson> {
    return this.#post('/api/people', registration);
  }

  person(personId: string): Promise<PersonWithDevices> {
    return this.#get(`/api/people/${personId}`);
  }

  findPerson(userId: string): Promise<PersonWithDevices> {
    return this.#post('/api/people/find', { userId });
  }

  report(personId: string): Promise<Report> {
    return this.#post(`/api/people/${personId}/report`);
  }

  blockPerson(personId: string): Promise<Done<'blocked'>> {
    return this.#post(`/api/people/${personId}/block`);
  }

  unblockPerson(personId: string, reason: string): Promise<Done<'unblocked'>> {
    return this.#post(`/api/people/${personId}/unblock`, { reason });
  }

  devices(state: DeviceState | null, after: string | null): Promise<DeviceList> {
    const query = new URLSearchParams({ ...(state !== null && { state }), ...(after !== null && { after }) });
    return this.#get(`/api/devices?${query.toString()}`);
  }

  device(serialNumber: string): Promise<DeviceWithMoves> {
    return this.#get(`/api/devices/${serialNumber}`);
  }

  blockDevice(serialNumber: string): Promise<Done<'blocked'>> {
    return this.#post(`/api/devices/${serialNumber}/block`);
  }

  unblockDevice(serialNumber: string, reason: string): Promise<Done<'unblocked'>> {
    return this.#post(`/api/devices/${serialNumber}/unblock`, { reason });
  }

  resynchronize(serialNumber: string, codes: readonly [string, string]): Promise<ResynchronizeResult> {
    return this.#post(`/api/devices/${serialNumber}/resynchronize`, { codes });
  }

  /** @param parts the transport key's bytes, then the container's. */
  importDevices(parts: AsyncIterable<Uint8Array>): Promise<Receipt> {
    return this.#ask({ method: 'POST', path: '/api/devices/import', parts });
  }

  placeOrder(personId: string, wish: OrderWish): Promise<OrderRow> {
    return this.#post('/api/orders', { personId, ...wish });
  }

  order(orderId: string): Promise<OrderRow> {
    return this.#get(`/api/orders/${orderId}`);
  }

  sendDevice(orderId: string): Promise<DeviceSent> {
    return this.#post(`/api/orders/${orderId}/send`);
  }

  sendLetter(orderId: string): Promise<LetterSent> {
    return this.#post(`/api/orders/${orderId}/letter`);
  }

  letters(orderId: string): Promise<OrderLetters> {
    return this.#get(`/api/orders/${orderId}/letters`);
  }

  checkLetter(claim: {
    readonly userId: string;
    readonly serialNumber: string;
    readonly activationCode: string;
  }): Promise<LetterAnswer> {
    return this.#post('/api/activations', claim);
  }

  proveDevice(activation: string, codes: Codes): Promise<CodesAnswer> {
    return this.#post('/api/activations/codes', { activation, codes });
  }

  completeActivation(activation: string, password: string): Promise<PasswordAnswer> {
    return this.#post('/api/activations/password', { activation, password });
  }

  verifyLogin(login: LoginToVerify): Promise<LoginAnswer> {
    return this.#post('/api/logins/verify', login);
  }
}
