/** Random bytes of the operating system. */
import { randomBytes } from 'node:crypto';
import type { Random } from '../../domain/ports/secrecy.ts';

export const NODE_RANDOM: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) };
