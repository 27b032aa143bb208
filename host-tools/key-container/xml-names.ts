/** The names of namespaces and algorithms that stand in a key container. Names they are: nobody fetches them. */
import type { AlgorithmName } from '../token/limits.generated.ts';

/** RFC 6030 section 11. */
export const PSKC_NAMESPACE = 'urn:ietf:params:xml:ns:keyprov:pskc';
/** XML Signature; its KeyName tells which transport key it is. */
export const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
/** XML Encryption. */
export const ENCRYPTION_NAMESPACE = 'http://www.w3.org/2001/04/xmlenc#';
/** What RFC 6030 has no place for: the time of step 0, and the seal over the whole container. */
export const TALKODE_NAMESPACE = 'urn:x-talkode:key-container:1';

/** RFC 6030 section 4; it is the only one that there has been. */
export const CONTAINER_VERSION = '1.0';
/** XML Encryption section 5.2.2. */
export const AES_256_CBC = 'http://www.w3.org/2001/04/xmlenc#aes256-cbc';
/** RFC 4051 section 2.2.2. */
export const HMAC_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256';
/** As other tools call RFC 6238; the short `totp` that some write is no URI, and the schema refuses it. */
export const TOTP_PROFILE = 'urn:ietf:params:xml:ns:keyprov:pskc:totp';

/** What the Suite of a time-based profile says of the hash; without one it is SHA-1 (RFC 6238 section 1.2). */
export const SUITES: Readonly<Record<AlgorithmName, string>> = {
  SHA1: 'HMAC-SHA1',
  SHA256: 'HMAC-SHA256',
  SHA512: 'HMAC-SHA512',
};
