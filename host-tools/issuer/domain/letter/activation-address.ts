/** The activation page's address with the code in its fragment, which a browser keeps to itself (RFC 3986, 3.5). */

export const CODE_IN_FRAGMENT = 'kode';

export function addressWithCode(activationAddress: string, activationCode: string): string {
  return `${activationAddress}#${CODE_IN_FRAGMENT}=${activationCode}`;
}

/** As people write it: a browser adds https:// itself. */
export function addressToType(activationAddress: string): string {
  return activationAddress.replace(/^https:\/\//, '');
}
