/** Passwords as argon2id in its PHC text, computed off the event loop. */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '../../domain/ports/secrecy.ts';

/** OWASP's first choice (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. argon2id is the package's default. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** Computes one hash that nothing fits, so that a person without a password costs what any other does. */
export async function argon2Passwords(): Promise<Passwords> {
  const fitsNothing = await hash(randomBytes(32), COST);
  return {
    hash: (password) => hash(password, COST),
    async verify(passwordHash, password) {
      const fits = await verify(passwordHash ?? fitsNothing, password);
      return fits && passwordHash !== null;
    },
  };
}
