/**
 * The one form of key containers that is written and read here: RFC 6030 section 6.1 (figure 6) with AES-256-CBC and
 * HMAC-SHA256, one time-based key in each package. What stands in no row is refused, so that nothing is left unread.
 */
import {
  AES_256_CBC,
  CONTAINER_VERSION,
  ENCRYPTION_NAMESPACE,
  HMAC_SHA256,
  PSKC_NAMESPACE,
  SIGNATURE_NAMESPACE,
  TALKODE_NAMESPACE,
  TOTP_PROFILE,
} from './xml-names.ts';

export interface AttributeRule {
  readonly isRequired: boolean;
  /** All values that it may have; any when left out. */
  readonly values?: readonly string[];
}

export type HowOften = 'once' | 'at most once' | 'once or more';

export interface ChildRule {
  readonly element: ElementRule;
  readonly times: HowOften;
}

export interface ElementRule {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  readonly attributeCount: number;
  /** In the order in which they stand (XML Schema's sequence). */
  readonly children: readonly ChildRule[];
  /** Whether it holds text; all others hold elements, and blanks between them. */
  readonly hasText: boolean;
}

const NAMED: Readonly<Record<string, AttributeRule>> = { Id: { isRequired: false } };

function oneOf(...values: readonly string[]): AttributeRule {
  return { isRequired: true, values };
}

function textOf(name: string, namespace = PSKC_NAMESPACE): ElementRule {
  return { name, namespace, attributes: {}, attributeCount: 0, children: [], hasText: true };
}

function elementOf(
  name: string,
  children: readonly ChildRule[],
  {
    attributes = {},
    namespace = PSKC_NAMESPACE,
  }: Partial<Pick<ElementRule, 'attributes' | 'namespace'>> = {},
): ElementRule {
  const attributeCount = Object.keys(attributes).length;
  return { name, namespace, attributes, attributeCount, children, hasText: false };
}

const once = (element: ElementRule): ChildRule => ({ element, times: 'once' });
const atMostOnce = (element: ElementRule): ChildRule => ({ element, times: 'at most once' });

/** XML Encryption's EncryptedDataType, as which a MAC key and a secret are both written. */
const ENCRYPTED_DATA: readonly ChildRule[] = [
  once(
    elementOf('EncryptionMethod', [], {
      namespace: ENCRYPTION_NAMESPACE,
      attributes: { Algorithm: oneOf(AES_256_CBC) },
    }),
  ),
  once(
    elementOf('CipherData', [once(textOf('CipherValue', ENCRYPTION_NAMESPACE))], {
      namespace: ENCRYPTION_NAMESPACE,
    }),
  ),
];

function numberOf(name: string): ElementRule {
  return elementOf(name, [once(textOf('PlainValue'))]);
}

export const ENCRYPTION_KEY = elementOf('EncryptionKey', [once(textOf('KeyName', SIGNATURE_NAMESPACE))], {
  attributes: NAMED,
});

export const MAC_METHOD = elementOf(
  'MACMethod',
  [once(elementOf('MACKey', ENCRYPTED_DATA, { attributes: NAMED }))],
  { attributes: { Algorithm: oneOf(HMAC_SHA256) } },
);

const DATA = elementOf('Data', [
  once(
    elementOf('Secret', [
      once(elementOf('EncryptedValue', ENCRYPTED_DATA, { attributes: NAMED })),
      once(textOf('ValueMAC')),
    ]),
  ),
  // The number of steps since step 0 at some moment that is told nowhere: others write 0, and that alone is taken.
  atMostOnce(numberOf('Time')),
  once(numberOf('TimeInterval')),
  atMostOnce(numberOf('TimeDrift')),
  atMostOnce(textOf('T0UnixSeconds', TALKODE_NAMESPACE)),
]);

const KEY = elementOf(
  'Key',
  [
    once(
      elementOf('AlgorithmParameters', [
        atMostOnce(textOf('Suite')),
        once(
          elementOf('ResponseFormat', [], {
            attributes: {
              Encoding: oneOf('DECIMAL'),
              Length: { isRequired: true },
              // A Luhn digit behind the code.
              CheckDigits: { isRequired: false, values: ['false', '0'] },
            },
          }),
        ),
      ]),
    ),
    once(DATA),
    atMostOnce(elementOf('Policy', [atMostOnce(textOf('StartDate')), atMostOnce(textOf('ExpiryDate'))])),
  ],
  { attributes: { Id: { isRequired: true }, Algorithm: oneOf(TOTP_PROFILE) } },
);

export const KEY_PACKAGE = elementOf('KeyPackage', [
  once(
    elementOf('DeviceInfo', [
      atMostOnce(textOf('Manufacturer')),
      once(textOf('SerialNo')),
      atMostOnce(textOf('Model')),
    ]),
  ),
  once(KEY),
]);

/** Open to all that the schema lets stand there; this one holds the seal. */
export const EXTENSIONS = elementOf('Extensions', [once(textOf('Seal', TALKODE_NAMESPACE))]);

export const KEY_CONTAINER = elementOf(
  'KeyContainer',
  [
    once(ENCRYPTION_KEY),
    once(MAC_METHOD),
    { element: KEY_PACKAGE, times: 'once or more' },
    atMostOnce(EXTENSIONS),
  ],
  { attributes: { Version: oneOf(CONTAINER_VERSION), ...NAMED } },
);
