/** The boards in QEMU answer over their UART as the simulator does over its link. */
import { describe, expect, test } from 'vitest';
import { LINK_VERSION } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { describeWith } from '../support/system-programs.ts';
import {
  RFC6238_CODES,
  RFC6238_DIGITS,
  RFC6238_SECRET_HEX,
  RFC6238_TIME_STEP_SECONDS,
} from '../vectors/rfc6238.ts';
import { boardOnBench, clearBenchAfterEach, QEMU_BOARDS, QEMU_PROGRAMS } from './boards-on-a-bench.ts';

/** A bit each for three hashes and the record (hardware-docs/link-messages.md). */
const ALL_PASSED = 0b1111;
const HASHES = ['SHA1', 'SHA256', 'SHA512'] as const;

describeWith(QEMU_PROGRAMS, 'the link of a board in QEMU', () => {
  clearBenchAfterEach();

  describe.each(QEMU_BOARDS)('%s', (name) => {
    test('says who it is, and passes its self-test', async () => {
      const bench = await boardOnBench(name);
      expect(await bench.identify()).toMatchObject({
        model: 'code-display',
        developmentImage: true,
        linkVersion: LINK_VERSION,
        serialNumber: null,
        lifeCycleState: 'blank',
        clockState: 'unknown',
        fault: null,
      });
      expect(await bench.client.request('self-test', {})).toEqual({ passed: ALL_PASSED });
    });

    test('computes the codes of RFC 6238', async () => {
      const { client } = await boardOnBench(name);
      for (const hash of HASHES) {
        const secret = new Uint8Array(Buffer.from(RFC6238_SECRET_HEX[hash], 'hex'));
        for (const [unixSeconds, expected] of RFC6238_CODES[hash]) {
          const counter = BigInt(Math.floor(unixSeconds / RFC6238_TIME_STEP_SECONDS));
          const { code } = await client.request('compute-code', {
            algorithm: ALGORITHMS[hash],
            digits: RFC6238_DIGITS,
            counter,
            secret,
          });
          expect(Buffer.from(code).toString(), `${hash} at ${unixSeconds}`).toBe(expected);
        }
      }
    });
  });
});
