/** Writes a key container as its keys come: memory does not grow with their number. */
import { toBase64 } from './base64.ts';
import {
  BLOCK_BYTES,
  MAC_BYTES,
  TRANSPORT_KEY_BYTES,
  type BlockCipher,
  type ContainerCrypto,
} from './container-crypto.ts';
import { ContainerError } from './container-error.ts';
import { encryptValue } from './encrypted-value.ts';
import { dateTime } from './form-values.ts';
import { keyPackageProblem, nameProblem, type KeyPackage } from './key-package.ts';
import { Seal } from './seal.ts';
import { SeenKeys } from './seen-keys.ts';
import {
  AES_256_CBC,
  CONTAINER_VERSION,
  ENCRYPTION_NAMESPACE,
  HMAC_SHA256,
  PSKC_NAMESPACE,
  SIGNATURE_NAMESPACE,
  SUITES,
  TALKODE_NAMESPACE,
  TOTP_PROFILE,
} from './xml-names.ts';
import { escaped } from './xml-text.ts';

export interface WritingOptions {
  /** 32 bytes that writer and reader have agreed on. */
  readonly transportKey: Uint8Array;
  /** What both call it; it is no secret. */
  readonly keyName: string;
  readonly crypto: ContainerCrypto;
  /** For the MAC key and for initialization vectors, which must not be guessed beforehand (NIST SP 800-38A appendix C). */
  readonly randomBytes: (length: number) => Uint8Array;
}

function head(keyName: string, encryptedMacKey: Uint8Array): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<KeyContainer Version="${CONTAINER_VERSION}" xmlns="${PSKC_NAMESPACE}" xmlns:ds="${SIGNATURE_NAMESPACE}" xmlns:xenc="${ENCRYPTION_NAMESPACE}" xmlns:talkode="${TALKODE_NAMESPACE}">
<EncryptionKey><ds:KeyName>${escaped(keyName)}</ds:KeyName></EncryptionKey>
<MACMethod Algorithm="${HMAC_SHA256}"><MACKey>${encryptedData(encryptedMacKey)}</MACKey></MACMethod>
`;
}

function encryptedData(value: Uint8Array): string {
  return (
    `<xenc:EncryptionMethod Algorithm="${AES_256_CBC}"/>` +
    `<xenc:CipherData><xenc:CipherValue>${toBase64(value)}</xenc:CipherValue></xenc:CipherData>`
  );
}

/** Nothing where there is no value. */
function element(name: string, text: string | null): string {
  return text === null ? '' : `<${name}>${escaped(text)}</${name}>`;
}

function numberElement(name: string, value: number): string {
  return `<${name}><PlainValue>${value}</PlainValue></${name}>`;
}

function policy({ startUnixSeconds, expiryUnixSeconds }: KeyPackage): string {
  if (startUnixSeconds === null && expiryUnixSeconds === null) return '';
  const date = (seconds: number | null): string | null => (seconds === null ? null : dateTime(seconds));
  return `<Policy>${element('StartDate', date(startUnixSeconds))}${element('ExpiryDate', date(expiryUnixSeconds))}</Policy>`;
}

function packageText(key: KeyPackage, encryptedSecret: Uint8Array, mac: Uint8Array): string {
  const { serialNumber, manufacturer, model, keyId, algorithm, digits, driftSteps, t0UnixSeconds } = key;
  const device =
    element('Manufacturer', manufacturer) + element('SerialNo', serialNumber) + element('Model', model);
  const data =
    `<Secret><EncryptedValue>${encryptedData(encryptedSecret)}</EncryptedValue>` +
    `<ValueMAC>${toBase64(mac)}</ValueMAC></Secret>` +
    numberElement('TimeInterval', key.timeStepSeconds) +
    (driftSteps === 0 ? '' : numberElement('TimeDrift', driftSteps)) +
    (t0UnixSeconds === 0 ? '' : `<talkode:T0UnixSeconds>${t0UnixSeconds}</talkode:T0UnixSeconds>`);
  return (
    `<KeyPackage><DeviceInfo>${device}</DeviceInfo><Key Id="${escaped(keyId)}" Algorithm="${TOTP_PROFILE}">` +
    `<AlgorithmParameters><Suite>${SUITES[algorithm]}</Suite>` +
    `<ResponseFormat Encoding="DECIMAL" Length="${digits}"/></AlgorithmParameters>` +
    `<Data>${data}</Data>${policy(key)}</Key></KeyPackage>\n`
  );
}

function requireOptions({ transportKey, keyName }: WritingOptions): void {
  const { length } = transportKey;
  if (length !== TRANSPORT_KEY_BYTES)
    throw new ContainerError(null, `expected a transport key of ${TRANSPORT_KEY_BYTES} bytes, got ${length}`);
  const problem = nameProblem(keyName);
  if (problem !== null) throw new ContainerError(null, `the transport key's name: ${problem}`);
}

class PackageWriter {
  readonly #options: WritingOptions;
  readonly #cipher: BlockCipher;
  readonly #mac: ReturnType<ContainerCrypto['mac']>;
  readonly #seal: Seal;
  readonly #seen = new SeenKeys();
  readonly head: string;

  constructor(options: WritingOptions) {
    this.#options = options;
    const { crypto, keyName, transportKey, randomBytes } = options;
    this.#cipher = crypto.cipher(transportKey);
    const macKey = randomBytes(MAC_BYTES);
    this.#mac = crypto.mac(macKey);
    this.#seal = new Seal(crypto, macKey, keyName);
    this.head = head(keyName, this.#encrypt(macKey));
  }

  get count(): number {
    return this.#seen.count;
  }

  /** Throws ContainerError for a key that cannot be in the container; the message begins with its serial number. */
  package(key: KeyPackage): string {
    const fault = keyPackageProblem(key) ?? this.#seen.add(key);
    if (fault !== null) {
      const token = fault.field === 'serialNumber' ? '' : `${key.serialNumber}: `;
      throw new ContainerError(null, `${token}${fault.field}: ${fault.problem}`);
    }
    const encrypted = this.#encrypt(key.secret);
    const mac = this.#mac();
    mac.update(encrypted);
    this.#seal.add(key, encrypted);
    return packageText(key, encrypted, mac.digest());
  }

  tail(): string {
    const seal = toBase64(this.#seal.digest());
    return `<Extensions><talkode:Seal>${seal}</talkode:Seal></Extensions>\n</KeyContainer>\n`;
  }

  #encrypt(plain: Uint8Array): Uint8Array {
    return encryptValue(this.#cipher, this.#options.randomBytes(BLOCK_BYTES), plain);
  }
}

/** Gives the text of the container, piece by piece. Rejects with ContainerError; what came before is no container then. */
export async function* writeContainer(
  keys: AsyncIterable<KeyPackage> | Iterable<KeyPackage>,
  options: WritingOptions,
): AsyncGenerator<string, void, undefined> {
  requireOptions(options);
  const writer = new PackageWriter(options);
  let begun = writer.head;
  for await (const key of keys) {
    yield begun + writer.package(key);
    begun = '';
  }
  // The schema wants one package or more.
  if (writer.count === 0) throw new ContainerError(null, 'expected one key or more, got none');
  yield writer.tail();
}
