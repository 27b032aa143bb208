/** A core that computes a hash wrongly shows a fault and never a code: here its known answers are spoilt instead. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAULTS } from '../../host-tools/link/protocol.generated.ts';
import { corePath, loadCore } from '../../simulator/token/load.ts';
import { FactoryToken, makeToken } from './factory-token.ts';

const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index * 3);
/** FIPS 180-4 examples: the digests of "abc" begin so. */
const BEGINNINGS = { SHA1: 'a9993e364706816a', SHA256: 'ba7816bf8f01cfea', SHA512: 'ddaf35a193617aba' };

/** The release core with one bit of a known answer turned over. */
function spoiltCore(beginning: string, byte: number): WebAssembly.Module {
  const wasm = Uint8Array.from(readFileSync(corePath()));
  const at = Buffer.from(wasm.buffer).indexOf(Buffer.from(beginning, 'hex'));
  expect(at).toBeGreaterThan(0);
  wasm[at + byte]! ^= 1;
  return new WebAssembly.Module(wasm);
}

async function faultOf(token: FactoryToken): Promise<string | undefined> {
  const { fault } = await token.request('identify', { minimumVersion: 1, maximumVersion: 1 });
  return FAULTS[fault]?.name;
}

describe.each(Object.entries(BEGINNINGS))('a wrong answer of %s', (_, beginning) => {
  test.each([0, 7])('in its byte %i is a fault at the start, in place of every code', async (byte) => {
    const { storage } = await makeToken({ module: loadCore() }, { secret: SECRET });
    const token = new FactoryToken({ module: spoiltCore(beginning, byte), storage });
    expect(await faultOf(token)).toBe('self-test-failed');
    const glass = token.press();
    expect(glass.code).toBeNull();
    expect(glass.icons).toContain('fault');
  });
});

test('right answers are none', async () => {
  expect(await faultOf(new FactoryToken({ module: loadCore() }))).toBeUndefined();
});
