/**
 * Reads a key container as its text comes in. A package is handed on as soon as it has ended and its MAC is right, so that
 * memory does not grow with the file; but **a container is whole only after its end**, when its seal has been checked.
 * Whoever keeps keys keeps none of them before.
 */
import { MAC_BYTES, TRANSPORT_KEY_BYTES, type ContainerCrypto } from './container-crypto.ts';
import { ContainerError, UnsealedContainer } from './container-error.ts';
import { decryptValue } from './encrypted-value.ts';
import { ENCRYPTION_KEY, KEY_PACKAGE, MAC_METHOD } from './form.ts';
import { FormReader, type FormElement } from './form-reader.ts';
import { bytesOf, elementAt, refuseElement, textOf } from './form-values.ts';
import { nameProblem, type KeyPackage } from './key-package.ts';
import { encryptedValueOf, readPackage, refuseField, WRONG_KEY, type ContainerKeys } from './read-package.ts';
import { Seal } from './seal.ts';
import { SeenKeys } from './seen-keys.ts';
import { openXml } from './xml-events.ts';

export interface ReadingOptions {
  /** 32 bytes that writer and reader have agreed on. */
  readonly transportKey: Uint8Array;
  readonly crypto: ContainerCrypto;
  /** Other tools write none: then nothing but the secrets is known to be as it was written. */
  readonly seal: 'required' | 'optional';
}

export interface ContainerSummary {
  /** What the container calls the transport key. */
  readonly keyName: string;
  readonly count: number;
  readonly isSealed: boolean;
}

/** RFC 2104 section 3 wants as many bytes as the hash has; longer than a block of it (64) is no gain. */
const MAXIMUM_MAC_KEY_BYTES = 64;

class ContainerReading {
  readonly #options: ReadingOptions;
  readonly #seen = new SeenKeys();
  readonly #takeKey: (key: KeyPackage) => void;
  #keyName = '';
  #keys: ContainerKeys | null = null;
  #seal: Seal | null = null;
  #isSealed = false;

  constructor(options: ReadingOptions, takeKey: (key: KeyPackage) => void) {
    this.#options = options;
    this.#takeKey = takeKey;
  }

  /** The form has them in this order, the first two once. */
  take(part: FormElement): void {
    if (part.rule === ENCRYPTION_KEY) this.#takeKeyName(elementAt(part, 'KeyName'));
    else if (part.rule === MAC_METHOD) this.#takeMacKey(elementAt(part, 'MACKey'));
    else if (part.rule === KEY_PACKAGE) this.#takePackage(part);
    else this.#checkSeal(elementAt(part, 'Seal'));
  }

  summary(): ContainerSummary {
    return { keyName: this.#keyName, count: this.#seen.count, isSealed: this.#isSealed };
  }

  #takeKeyName(element: FormElement): void {
    this.#keyName = textOf(element);
    const problem = nameProblem(this.#keyName);
    if (problem !== null) refuseElement(element, problem);
  }

  #takeMacKey(element: FormElement): void {
    const { crypto, transportKey } = this.#options;
    const cipher = crypto.cipher(transportKey);
    const macKey = decryptValue(cipher, encryptedValueOf(element));
    if (macKey === null || macKey.length < MAC_BYTES || macKey.length > MAXIMUM_MAC_KEY_BYTES)
      return refuseElement(element, `no MAC key comes out: ${WRONG_KEY}`);
    this.#keys = { crypto, cipher, mac: crypto.mac(macKey) };
    this.#seal = new Seal(crypto, macKey, this.#keyName);
  }

  #takePackage(element: FormElement): void {
    const { key, encryptedSecret } = readPackage(element, this.#keys!);
    const fault = this.#seen.add(key);
    if (fault !== null) refuseField(element, fault.field, fault.problem);
    this.#seal!.add(key, encryptedSecret);
    this.#takeKey(key);
  }

  #checkSeal(element: FormElement): void {
    if (!this.#options.crypto.areEqual(this.#seal!.digest(), bytesOf(element)))
      refuseElement(
        element,
        'expected the seal over what stands before it, got another: the file was changed',
      );
    this.#isSealed = true;
  }
}

/**
 * Gives the keys, and at the end what was read. Rejects with ContainerError for all that is not in form, at the latest at
 * the end: then the keys that came before count for nothing.
 */
export async function* readContainer(
  text: AsyncIterable<string>,
  options: ReadingOptions,
): AsyncGenerator<KeyPackage, ContainerSummary, undefined> {
  const { length } = options.transportKey;
  if (length !== TRANSPORT_KEY_BYTES)
    throw new ContainerError(null, `expected a transport key of ${TRANSPORT_KEY_BYTES} bytes, got ${length}`);
  let read: KeyPackage[] = [];
  const reading = new ContainerReading(options, (key) => read.push(key));
  const xml = await openXml(new FormReader((part) => reading.take(part)));
  for await (const part of text) {
    xml.write(part);
    yield* read;
    read = [];
  }
  xml.close();
  yield* read;
  const summary = reading.summary();
  if (!summary.isSealed && options.seal === 'required')
    throw new UnsealedContainer(
      xml.position(),
      'expected a seal at the end of the container, got none: serial numbers, time steps and drift may have been changed',
    );
  return summary;
}
