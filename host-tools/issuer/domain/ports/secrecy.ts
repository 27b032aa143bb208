/** What keeps secrets, codes and document numbers from those who read the database. */

export interface Sealed {
  readonly sealedSecret: Uint8Array;
  readonly dataKeyVersion: number;
}

export interface Secrecy {
  /** AES-256-GCM under the newest data key; the serial number and that key's version are authenticated with it. */
  readonly seal: (serialNumber: string, secret: Uint8Array) => Sealed;
  /** Throws when the row is not this device's, or was changed. The caller wipes what it gets. */
  readonly open: (serialNumber: string, sealed: Sealed) => Uint8Array;
  /** HMAC(pepper, scrypt(code, serial number and letter)): 32 bytes. */
  readonly activationCodeFingerprint: (
    activationCode: string,
    serialNumber: string,
    letterId: string,
  ) => Promise<Uint8Array>;
  /** HMAC under a key of its own, hexadecimal. */
  readonly documentPseudonym: (kind: string, documentNumber: string) => string;
  /** SHA-256, hexadecimal: of long random values alone. */
  readonly hash: (value: string) => string;
  /** In constant time for equal lengths. */
  readonly equal: (a: Uint8Array, b: Uint8Array) => boolean;
}

/** argon2id, 19 MiB and two passes (OWASP's first choice), off the event loop. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** With null it takes as long against a hash that nothing fits, and answers false. */
  readonly verify: (passwordHash: string | null, password: string) => Promise<boolean>;
}

export interface Random {
  readonly bytes: (count: number) => Uint8Array;
}
