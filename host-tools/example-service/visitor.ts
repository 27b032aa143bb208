/** Who has logged in, as the issuer told it. */

export interface Visitor {
  /** What she goes by here and nowhere else. */
  readonly sub: string;
  readonly name: string | null;
  readonly acr: string;
  /** RFC 8176. */
  readonly amr: readonly string[];
  readonly authTimeUnixSeconds: number;
}
