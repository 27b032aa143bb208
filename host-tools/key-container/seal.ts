/**
 * A MAC over all that a container says. RFC 6030's ValueMAC holds the secret alone: without the seal serial numbers could
 * be exchanged, a time step changed, or keys left out, and nobody would notice.
 */
import { toBase64 } from './base64.ts';
import type { ContainerCrypto, RunningMac } from './container-crypto.ts';
import type { KeyPackage } from './key-package.ts';

/** Its length is no multiple of a block, so no MAC of an encrypted value tells the seal's key. */
const KEY_LABEL = 'talkode key container seal 1';

const utf8 = new TextEncoder();

function macOf(crypto: ContainerCrypto, key: Uint8Array, text: string): Uint8Array {
  const mac = crypto.mac(key)();
  mac.update(utf8.encode(text));
  return mac.digest();
}

/** What is sealed is a line of JSON for the container's name of the key, one for each package, and the number of them. */
export class Seal {
  readonly #mac: RunningMac;
  #count = 0;

  constructor(crypto: ContainerCrypto, macKey: Uint8Array, keyName: string) {
    this.#mac = crypto.mac(macOf(crypto, macKey, KEY_LABEL))();
    this.#add([keyName]);
  }

  /** In the order of the file. Of the secret the encrypted value is sealed. */
  add(key: KeyPackage, encryptedSecret: Uint8Array): void {
    this.#count += 1;
    this.#add([
      ...[key.serialNumber, key.keyId, key.manufacturer, key.model],
      ...[key.algorithm, key.digits, key.timeStepSeconds, key.t0UnixSeconds, key.driftSteps],
      ...[key.startUnixSeconds, key.expiryUnixSeconds, toBase64(encryptedSecret)],
    ]);
  }

  /** After the last one. */
  digest(): Uint8Array {
    this.#add([this.#count]);
    return this.#mac.digest();
  }

  #add(values: readonly (string | number | null)[]): void {
    this.#mac.update(utf8.encode(`${JSON.stringify(values)}\n`));
  }
}
