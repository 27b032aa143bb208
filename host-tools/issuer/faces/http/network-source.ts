/** Where a request came from, as far as tries are counted by it: the prefix of a network address, /24 or /48. */
import { isIP } from 'node:net';

/** The eight groups of an IPv6 address; what stands for IPv4 in its end is left as it is, since a prefix never reaches it. */
function groupsOf(address: string): readonly string[] {
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  if (after === undefined) return head;
  const tail = after === '' ? [] : after.split(':');
  return [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
}

/** `192.0.2.0/24` or `2001:db8:1::/48`. An IPv4 address that is written as IPv6 is the IPv4 one. */
export function networkPrefix(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIP(plain) === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIP(plain) !== 6) return 'unknown';
  const prefix = groupsOf(plain.toLowerCase()).slice(0, 3);
  return `${prefix.map((group) => parseInt(group, 16).toString(16)).join(':')}::/48`;
}
