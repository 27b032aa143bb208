/** Values that go out to a browser and come back: nobody can read or change them, or use one for another purpose. */

export interface Sealing {
  /** Text in the letters of a cookie (RFC 6265 section 4.1.1), another each time. */
  readonly seal: (purpose: string, value: string) => string;
  /** Null: not made here, made for another purpose, or changed. */
  readonly open: (purpose: string, sealed: string) => string | null;
}
