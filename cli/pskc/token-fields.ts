/** What both commands' help says of a line of tokens. */

export const TOKEN_FIELDS = `
Tokens are lines of JSON, an object a token: serialNumber and secret ("hex:…" or "base32:…"); and where they differ
from what stands here, algorithm ("SHA1", "SHA256", "SHA512"), digits (6), timeStepSeconds (30), t0UnixSeconds (0),
driftSteps (0; below 0 the token's clock is behind), keyId (the serial number), manufacturer, model, startUnixSeconds
and expiryUnixSeconds (none).

The transport key is 64 hexadecimal digits in a file that nobody else can read:
  umask 077; openssl rand -hex 32 > transport.key
Whoever has it can read the container. It goes another way than the container does.`;
