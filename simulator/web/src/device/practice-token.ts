/** The token of the page: the real core with a secret of its own, made over its link as a factory makes it. */
import { NumberedLinkClient } from '../../../../host-tools/link/numbered-client.ts';
import { LINK_VERSION, SETTINGS } from '../../../../host-tools/link/protocol.generated.ts';
import type { Messages, SettingName } from '../../../../host-tools/link/protocol.generated.ts';
import { systemEntropy } from '../../../ports/entropy.ts';
import { linkPair } from '../../../ports/link.ts';
import { Runner } from '../../../runner/runner.ts';
import type { RunnerOptions } from '../../../runner/runner.ts';
import { withCheckDigit } from '../../../../host-tools/token/serial-number.ts';
import { DEFAULT_PARAMETERS } from '../../../../host-tools/token/published-token.ts';
import { provisionRequest, type TokenParameters } from '../../../../host-tools/token/provisioning.ts';
import { zoneRequest } from '../../../../host-tools/token/time-zone.ts';
import type { ModelName } from '../../../token/contract.generated.ts';
import type { HandedOver } from '../../../../host-tools/token/handed-over.ts';
import { browserZone } from './browser-zone.ts';
import { PAGE_MODELS } from './page-models.ts';
import type { WorldClock } from './world-clock.ts';

/** RFC 4226 section 4, R6 recommends 160 bits. */
const SECRET_BYTES = 20;
const UNIT_COUNT = 1_000_000;

function randomSerialNumber(model: ModelName): string {
  const unit = crypto.getRandomValues(new Uint32Array(1))[0]! % UNIT_COUNT;
  return withCheckDigit(PAGE_MODELS[model].serialNumberPrefix + String(unit).padStart(6, '0'));
}

/** By numbers, as it comes over the link: the names are for testers, and no page shows them. */
export type Identity = Messages['identify']['response'];

/** Besides time and link, which are the page's. */
export type PracticeTokenOptions = Omit<RunnerOptions, 'clock' | 'link' | 'development' | 'observer'>;

export class PracticeToken {
  readonly model: ModelName;
  readonly runner: Runner;
  readonly #client: NumberedLinkClient;
  readonly #clock: WorldClock;

  constructor(options: PracticeTokenOptions, clock: WorldClock) {
    const { token, host } = linkPair();
    this.#clock = clock;
    this.model = options.model;
    this.runner = new Runner({ entropy: systemEntropy, ...options, clock: clock.tokenRtc, link: token });
    this.#client = new NumberedLinkClient(host);
  }

  identify(): Promise<Identity> {
    const versions = { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION };
    return this.#client.request('identify', versions);
  }

  /** Gives the token the practice's time; rejects with NumberedRefusal in a fault. */
  async setClock(): Promise<void> {
    this.#clock.restoreTokenRtc();
    const unixMs = this.#clock.unixMs();
    await this.#client.request('set-clock', {
      unixSeconds: BigInt(Math.floor(unixMs / 1000)),
      millisecond: unixMs % 1000,
      trimPartsPerBillion: 0,
    });
  }

  /** Erases the token and provisions it with another serial number and secret, which it gives to the practice's verifier. */
  async makeNew(made?: HandedOver): Promise<TokenParameters> {
    const parameters: TokenParameters = {
      ...DEFAULT_PARAMETERS,
      serialNumber: randomSerialNumber(this.model),
      secret: crypto.getRandomValues(new Uint8Array(SECRET_BYTES)),
      ...made,
    };
    await this.#client.request('erase', {});
    await this.setClock();
    await this.#client.request('provision', provisionRequest(parameters));
    const zone = browserZone(this.#clock.unixMs());
    if (zone) await this.#client.request('set-zone', zoneRequest(zone));
    return parameters;
  }

  async readSetting(name: SettingName): Promise<number> {
    return (await this.#client.request('read-setting', { setting: SETTINGS[name].id })).value;
  }

  async changeSetting(name: SettingName, value: number): Promise<void> {
    await this.#client.request('change-setting', { setting: SETTINGS[name].id, value });
  }
}
