/** What goes out with every answer: nothing from elsewhere, nothing inline, nobody's frame, nothing kept. */

const SAME_FOR_ALL = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  // With `no-referrer` a browser sends `Origin: null` with a form of our own; this tells other places nothing either.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const FORMS_AND_STYLE =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A page that takes the letter's code over from its address, where scripts may run; it does without as well. */
const WITH_OWN_SCRIPT = `${FORMS_AND_STYLE}; script-src 'self'`;

export type Policy = 'data' | 'page' | 'page-with-script';

const POLICIES: Readonly<Record<Policy, string>> = {
  data: NOTHING,
  page: FORMS_AND_STYLE,
  'page-with-script': WITH_OWN_SCRIPT,
};

/** A year, once the service is reached by https. */
const STRICT_TRANSPORT = { 'strict-transport-security': 'max-age=31536000' } as const;

/** @param formOrigins where a form may end after redirects, which browsers hold to `form-action` too. */
export function securityHeaders(
  policy: Policy,
  isSecure: boolean,
  formOrigins: readonly string[] = [],
): Readonly<Record<string, string>> {
  return {
    ...SAME_FOR_ALL,
    'content-security-policy': POLICIES[policy].replace(
      "form-action 'self'",
      ["form-action 'self'", ...formOrigins].join(' '),
    ),
    ...(isSecure && STRICT_TRANSPORT),
  };
}
