/** The core itself, the very module that tokens run: its codes beside the libraries', and a press until the glass is read. */
import * as OTPAuth from 'otpauth';
import type { HashAlgorithm } from '../../../host-tools/verifier/hmac.ts';
import { loadCore } from '../../../simulator/token/load.ts';
import { FactoryToken } from '../../core/factory-token.ts';
import { TestCore } from '../../core/test-core.ts';
import type { BenchGroup, BenchRow, BenchSuite } from '../measure.ts';
import { CASE_COUNT, makeCases } from './verifier-cases.ts';

const ALGORITHMS: readonly HashAlgorithm[] = ['SHA1', 'SHA256', 'SHA512'];
const PRESS_MS = 100;
const UNTIL_DARK_MS = 60_000;

/** The core keeps one key, so "key kept" stays with one token and "key set up each time" goes from token to token. */
function codesGroup(algorithm: HashAlgorithm): BenchGroup {
  const cases = makeCases(algorithm);
  const core = new TestCore();
  const peers = cases.map(({ secret }) => {
    const { buffer } = new Uint8Array(secret);
    return new OTPAuth.HOTP({ secret: new OTPAuth.Secret({ buffer }), algorithm, digits: 6 });
  });
  const kept = (times: number): number => {
    let sum = 0;
    for (let i = 0; i < times; i++) sum ^= core.core.testHotp(i, 0, 6);
    return sum;
  };
  const rows: BenchRow[] = [
    {
      name: 'core, key kept',
      run: (times) => {
        core.setHmacKey(algorithm, cases[0]!.secret);
        return kept(times);
      },
    },
    {
      name: 'core, key set up each time',
      run: (times) => {
        let sum = 0;
        for (let i = 0; i < times; i++) {
          core.setHmacKey(algorithm, cases[i & (CASE_COUNT - 1)]!.secret);
          sum ^= core.core.testHotp(i, 0, 6);
        }
        return sum;
      },
    },
    {
      name: 'otpauth, objects prepared',
      peer: true,
      run: (times) => {
        let sum = 0;
        for (let i = 0; i < times; i++) {
          sum += peers[i & (CASE_COUNT - 1)]!.generate({ counter: i }).length;
        }
        return sum;
      },
    },
  ];
  return { title: `Codes in the core, ${algorithm}`, counted: 'codes', rows };
}

async function pressGroup(): Promise<BenchGroup> {
  const token = new FactoryToken({ module: loadCore('release') });
  await token.setClock();
  await token.provision({ secret: new TextEncoder().encode('12345678901234567890') });
  if (token.codeNow().code === null) throw new Error('no code on the glass, so the rate would mean nothing');
  const run = (times: number): number => {
    let digits = 0;
    for (let i = 0; i < times; i++) {
      token.runner.press('main');
      digits += token.glass().digits.length;
      token.clock.advance(PRESS_MS);
      token.runner.release('main');
      token.clock.advance(UNTIL_DARK_MS);
    }
    return digits;
  };
  return {
    title: 'A press until the glass is dark again',
    counted: 'presses',
    rows: [{ name: 'release core in the runner, virtual time', run }],
  };
}

export async function coreSuite(): Promise<BenchSuite> {
  return {
    title: 'Core',
    about:
      'The core in WebAssembly, the same code that is translated to C for chips; a chip has other rates. The core keeps ' +
      'the states of the padded key, so a second code of the same token costs two compressions instead of four.',
    groups: [...ALGORITHMS.map(codesGroup), await pressGroup()],
    bars: () => [],
  };
}
