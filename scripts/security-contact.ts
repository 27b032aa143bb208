/** Warns, as a part of `npm run check`, before what security.txt says expires: a release must not carry a dead address. */
import { daysLeft } from '../cli/serve/security-contact.ts';
import { readSecurityContact } from './generate/security-contact.ts';

/** Time enough for somebody to see that the contact is still read, and for a release. */
const WARNING_DAYS = 60;

export function warnings(fields: ReturnType<typeof readSecurityContact>, unixMs: number): string[] {
  const left = daysLeft(fields, unixMs);
  const nobody = 'nobody is named as contact: whoever publishes Talkode sets contact there';
  const expiry =
    left < 0
      ? `it expired ${-left} days ago, and talkode serve gives no security.txt any more`
      : `it expires in ${left} days`;
  const mend = 'see that the contact is read, and set confirmed there to that day';
  return [
    ...(fields.contact === null ? [nobody] : []),
    ...(left < WARNING_DAYS ? [`${expiry}; ${mend}`] : []),
  ].map((text) => `hardware-docs/security-contact.json: ${text}`);
}

if (process.argv[1]?.endsWith('security-contact.ts')) {
  for (const warning of warnings(readSecurityContact(), Date.now())) console.error(`warning: ${warning}`);
}
