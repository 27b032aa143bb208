/** RFC 6238 appendix B: TOTP values of 8 digits, time step 30 s, T0 = 0, for three hash functions. */

export const RFC6238_TIME_STEP_SECONDS = 30;
export const RFC6238_DIGITS = 8;

/** The digits 1 to 0 repeated to the length of the hash, as the program of appendix A does; appendix B prints only the first 20 (errata 2866). */
export const RFC6238_SECRET_HEX = {
  SHA1: '3132333435363738393031323334353637383930',
  SHA256: '3132333435363738393031323334353637383930313233343536373839303132',
  SHA512:
    '31323334353637383930313233343536373839303132333435363738393031323334353637383930313233343536373839303132333435363738393031323334',
} as const;

/** Appendix B, table 1: [unixSeconds, code] for each hash function. */
export const RFC6238_CODES: Readonly<
  Record<keyof typeof RFC6238_SECRET_HEX, readonly (readonly [unixSeconds: number, code: string])[]>
> = {
  SHA1: [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ],
  SHA256: [
    [59, '46119246'],
    [1111111109, '68084774'],
    [1111111111, '67062674'],
    [1234567890, '91819424'],
    [2000000000, '90698825'],
    [20000000000, '77737706'],
  ],
  SHA512: [
    [59, '90693936'],
    [1111111109, '25091201'],
    [1111111111, '99943326'],
    [1234567890, '93441116'],
    [2000000000, '38618901'],
    [20000000000, '47863826'],
  ],
};
