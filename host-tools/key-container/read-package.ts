/** A package of a container, as the form has it, becomes a key: its MAC is checked first, and only then the secret decrypted. */
import type { CodeDigits } from '../token/code-parameters.ts';
import type { AlgorithmName } from '../token/limits.generated.ts';
import { MAC_BYTES, type BlockCipher, type ContainerCrypto, type RunningMac } from './container-crypto.ts';
import { ContainerError, quoted } from './container-error.ts';
import { decryptValue, isEncryptedValue } from './encrypted-value.ts';
import type { FormElement } from './form-reader.ts';
import {
  bytesOf,
  childOf,
  elementAt,
  refuseElement,
  textOf,
  unixSecondsOf,
  wholeNumber,
} from './form-values.ts';
import { keyPackageProblem, type KeyPackage } from './key-package.ts';
import { SUITES } from './xml-names.ts';

/** What opens the values of one container. */
export interface ContainerKeys {
  readonly crypto: ContainerCrypto;
  readonly cipher: BlockCipher;
  /** Begins the MAC of a value. */
  readonly mac: () => RunningMac;
}

export interface OpenedPackage {
  readonly key: KeyPackage;
  readonly encryptedSecret: Uint8Array;
}

/** Which of the two it was, nobody can tell: a wrong key gives another MAC, and so does another value. */
export const WRONG_KEY = 'wrong transport key, or a file that was changed';

/** The encrypted value in an element of XML Encryption. */
export function encryptedValueOf(data: FormElement): Uint8Array {
  const element = elementAt(data, 'CipherData', 'CipherValue');
  const value = bytesOf(element);
  if (!isEncryptedValue(value))
    refuseElement(element, `expected whole blocks of AES-256-CBC, two or more, got ${value.length} bytes`);
  return value;
}

function openSecret(secret: FormElement, encrypted: Uint8Array, keys: ContainerKeys): Uint8Array {
  const macElement = elementAt(secret, 'ValueMAC');
  const expected = bytesOf(macElement);
  if (expected.length !== MAC_BYTES)
    refuseElement(macElement, `expected ${MAC_BYTES} bytes of HMAC-SHA256, got ${expected.length}`);
  const mac = keys.mac();
  mac.update(encrypted);
  if (!keys.crypto.areEqual(mac.digest(), expected))
    refuseElement(macElement, `the MAC differs: ${WRONG_KEY}`);
  return decryptValue(keys.cipher, encrypted) ?? refuseElement(secret, `no secret comes out: ${WRONG_KEY}`);
}

function algorithmOf(parameters: FormElement): AlgorithmName {
  const suite = childOf(parameters, 'Suite');
  if (suite === null) return 'SHA1';
  const found = Object.entries(SUITES).find(([, name]) => name === textOf(suite));
  const expected = Object.values(SUITES).join(', ');
  return (
    (found?.[0] as AlgorithmName | undefined) ??
    refuseElement(suite, `expected ${expected}, got ${quoted(textOf(suite))}`)
  );
}

/** Where a field came from, for a message. */
type FieldElements = Record<keyof KeyPackage, FormElement>;

function numberIn(data: FormElement, name: string): number {
  const element = childOf(data, name);
  if (element === null) return 0;
  const value = elementAt(element, 'PlainValue');
  return wholeNumber(element, textOf(value));
}

function textIn(parent: FormElement, name: string): string | null {
  const element = childOf(parent, name);
  return element === null ? null : textOf(element);
}

function timeIn(policy: FormElement | null, name: string): number | null {
  const element = policy === null ? null : childOf(policy, name);
  return element === null ? null : unixSecondsOf(element);
}

function fieldElements(found: FormElement): FieldElements {
  const device = elementAt(found, 'DeviceInfo');
  const key = elementAt(found, 'Key');
  const parameters = elementAt(key, 'AlgorithmParameters');
  const data = elementAt(key, 'Data');
  const policy = childOf(key, 'Policy') ?? key;
  return {
    serialNumber: elementAt(device, 'SerialNo'),
    manufacturer: childOf(device, 'Manufacturer') ?? device,
    model: childOf(device, 'Model') ?? device,
    keyId: key,
    algorithm: parameters,
    digits: elementAt(parameters, 'ResponseFormat'),
    secret: elementAt(data, 'Secret'),
    timeStepSeconds: elementAt(data, 'TimeInterval'),
    driftSteps: childOf(data, 'TimeDrift') ?? data,
    t0UnixSeconds: childOf(data, 'T0UnixSeconds') ?? data,
    startUnixSeconds: childOf(policy, 'StartDate') ?? policy,
    expiryUnixSeconds: childOf(policy, 'ExpiryDate') ?? policy,
  };
}

/** Throws ContainerError, with what is known of the token: its serial number, if it has one. */
export function refuseField(found: FormElement, field: keyof KeyPackage, problem: string): never {
  const { position, rule } = fieldElements(found)[field];
  throw new ContainerError(position, `<${rule.name}>: ${problem}`);
}

export function readPackage(found: FormElement, keys: ContainerKeys): OpenedPackage {
  const device = elementAt(found, 'DeviceInfo');
  const keyElement = elementAt(found, 'Key');
  const parameters = elementAt(keyElement, 'AlgorithmParameters');
  const response = elementAt(parameters, 'ResponseFormat');
  const data = elementAt(keyElement, 'Data');
  const policy = childOf(keyElement, 'Policy');
  if (numberIn(data, 'Time') !== 0)
    refuseElement(elementAt(data, 'Time'), 'expected 0 or no such element, got another number');
  const t0 = childOf(data, 'T0UnixSeconds');
  const secret = elementAt(data, 'Secret');
  const encryptedSecret = encryptedValueOf(elementAt(secret, 'EncryptedValue'));
  const key: KeyPackage = {
    serialNumber: textIn(device, 'SerialNo')!,
    keyId: keyElement.attributes.get('Id')!,
    manufacturer: textIn(device, 'Manufacturer'),
    model: textIn(device, 'Model'),
    algorithm: algorithmOf(parameters),
    // Held against the limits below.
    digits: wholeNumber(response, response.attributes.get('Length')!, 'Length') as CodeDigits,
    timeStepSeconds: numberIn(data, 'TimeInterval'),
    t0UnixSeconds: t0 === null ? 0 : wholeNumber(t0, textOf(t0)),
    driftSteps: numberIn(data, 'TimeDrift'),
    startUnixSeconds: timeIn(policy, 'StartDate'),
    expiryUnixSeconds: timeIn(policy, 'ExpiryDate'),
    secret: openSecret(secret, encryptedSecret, keys),
  };
  const fault = keyPackageProblem(key);
  if (fault !== null) refuseField(found, fault.field, fault.problem);
  return { key, encryptedSecret };
}
