/** RFC 4226 appendix D: HOTP values for counters 0 to 9, HMAC-SHA-1, 6 digits. */

/** Secret of appendix D: the 20 ASCII characters "12345678901234567890". */
export const RFC4226_SECRET_HEX = '3132333435363738393031323334353637383930';

/** Appendix D, first table: HMAC-SHA-1(secret, counter), one row for each counter from 0. */
export const RFC4226_HMAC_HEX: readonly string[] = [
  'cc93cf18508d94934c64b65d8ba7667fb7cde4b0',
  '75a48a19d4cbe100644e8ac1397eea747a2d33ab',
  '0bacb7fa082fef30782211938bc1c5e70416ff44',
  '66c28227d03a2d5529262ff016a1e6ef76557ece',
  'a904c900a64b35909874b33e61c5938a8e15ed1c',
  'a37e783d7b7233c083d4f62926c7a25f238d0316',
  'bc9cd28561042c83f219324d3c607256c03272ae',
  'a4fb960c0bc06e1eabb804e5b397cdc4b45596fa',
  '1b3c89f65e6c9e883012052823443f048b4332db',
  '1637409809a679dc698207310c8c7fc07290d9e5',
];

/** Appendix D, second table: [counter, truncated value, code]. */
export const RFC4226_CODES: readonly (readonly [counter: number, truncated: number, code: string])[] = [
  [0, 1284755224, '755224'],
  [1, 1094287082, '287082'],
  [2, 137359152, '359152'],
  [3, 1726969429, '969429'],
  [4, 1640338314, '338314'],
  [5, 868254676, '254676'],
  [6, 1918287922, '287922'],
  [7, 82162583, '162583'],
  [8, 673399871, '399871'],
  [9, 645520489, '520489'],
];
