/** Passwords: the parameters in the hash, what fits and what does not, and nobody's password. */
import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, test } from 'vitest';
import { argon2Passwords } from '../../../host-tools/issuer/adapters/passwords/argon2.ts';
import { NODE_RANDOM } from '../../../host-tools/issuer/adapters/random/node-random.ts';
import type { Passwords } from '../../../host-tools/issuer/domain/ports/secrecy.ts';

describe('passwords', () => {
  let passwords: Passwords;
  beforeAll(async () => {
    passwords = await argon2Passwords();
  });

  test('are kept as argon2id with 19 MiB, two passes and one lane, each with its salt', async () => {
    const [one, two] = await Promise.all([
      passwords.hash('rødgrød med fløde'),
      passwords.hash('rødgrød med fløde'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(two).not.toBe(one);
    expect(await passwords.verify(one, 'rødgrød med fløde')).toBe(true);
    expect(await passwords.verify(two, 'rødgrød med flode')).toBe(false);
  });

  test('that were kept at another cost fit too', async () => {
    const dearer = await hash('correct horse', { memoryCost: 32 * 1024, timeCost: 3, parallelism: 1 });
    expect(await passwords.verify(dearer, 'correct horse')).toBe(true);
  });

  test('of nobody fit nothing', async () => {
    expect(await passwords.verify(null, '')).toBe(false);
    expect(await passwords.verify(null, 'correct horse')).toBe(false);
  });
});

test('random bytes are as many as asked for, and others each time', () => {
  const bytes = NODE_RANDOM.bytes(32);
  expect(bytes.constructor).toBe(Uint8Array);
  expect(bytes).toHaveLength(32);
  expect(NODE_RANDOM.bytes(32)).not.toEqual(bytes);
});
