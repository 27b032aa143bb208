/** The network that an address lies in: as much of it as tries are counted by, and as stays of it in an old log. */

const GROUPS = 8;
const PREFIX_GROUPS = 3;

/** The eight groups of an IPv6 address; an IPv4 address in its end takes the place of two, which no prefix reaches. */
function groupsOf(address: string): readonly string[] {
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  if (after === undefined) return head;
  const tail = after === '' ? [] : after.split(':');
  return [...head, ...Array<string>(Math.max(0, GROUPS - head.length - tail.length)).fill('0'), ...tail];
}

/** `192.0.2.0/24` or `2001:db8:1::/48`; an IPv4 address that is written as IPv6 is the IPv4 one. What is no address: `unknown`. */
export function networkPrefix(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!/^[0-9a-f:.]*:[0-9a-f:.]*$/.test(plain)) return 'unknown';
  const prefix = groupsOf(plain).slice(0, PREFIX_GROUPS);
  return `${prefix.map((group) => parseInt(group, 16).toString(16)).join(':')}::/48`;
}
