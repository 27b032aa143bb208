/**
 * The core's C translation under gcc's sanitizers: the same vectors, the same journey, the same memory as WebAssembly.
 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FLAGS, MESSAGES, SETTINGS, type MessageName } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS as ALGORITHM_IDS } from '../../host-tools/token/limits.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { corePath, loadCore } from '../../simulator/token/load.ts';
import { BUFFERS, KEYS, TONES, type BufferName } from '../../simulator/token/contract.generated.ts';
import { loadVoice } from '../../simulator/voice/load.ts';
import { decode, encode } from '../audio/reference-codec.ts';
import { vowel } from '../audio/sounds.ts';
import { buildImage } from '../audio/voice-image.ts';
import { makeToken } from '../core/factory-token.ts';
import { toHex } from '../core/hex.ts';
import { anyFields } from '../link/message-fields.ts';
import { describeWith } from '../support/system-programs.ts';
import { FIPS180_DIGESTS } from '../vectors/fips180.ts';
import { NIST_HMAC, nistHmacKey } from '../vectors/nist-hmac.ts';
import { RFC4226_CODES, RFC4226_SECRET_HEX } from '../vectors/rfc4226.ts';
import { RFC6238_CODES, RFC6238_DIGITS, RFC6238_SECRET_HEX } from '../vectors/rfc6238.ts';
import { ALGORITHMS, fromHex, oracleHotp, oracleTotp } from '../verifier/oracle.ts';
import { expectSameInC } from './same-in-c.ts';
import { ScriptedModule } from './script.ts';
import { ScriptedHost } from './scripted-host.ts';
import { Translation } from './translate.ts';

const WASM_PAGE_BYTES = 65_536;
const SEED = 4226;
const RANDOM_CODES = 2_000;
const MESSAGES_OF_A_KIND = 20;
/** Beyond the test build's own memory. */
const KEY = 0x3000;
const MESSAGE = 0x4000;
const RESULT = 0x2800;

function roundedUp(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

describeWith(['gcc', '/usr/include/stdio.h'], "the core's C translation", () => {
  describe('of the release build, with no more memory than the core says it uses', () => {
    let translation: Translation;
    let host: ScriptedHost;
    let script: ScriptedModule;

    beforeAll(() => {
      const { heapBase } = new ScriptedHost(new ScriptedModule(loadCore('release')));
      translation = new Translation(readFileSync(corePath('release')), roundedUp(heapBase));
    });
    afterAll(() => translation.close());

    function start(): void {
      script = new ScriptedModule(loadCore('release'));
      host = new ScriptedHost(script);
    }

    test('computes RFC 4226 appendix D and RFC 6238 appendix B, asked over the link', () => {
      start();
      host.boot();
      const computed = (
        algorithm: (typeof ALGORITHMS)[number],
        digits: number,
        counter: number,
        hex: string,
      ) => {
        const fields = { algorithm: ALGORITHM_IDS[algorithm], digits, counter: BigInt(counter) };
        const { payload } = host.request('compute-code', { ...fields, secret: fromHex(hex) });
        return Buffer.from(payload).toString('ascii');
      };
      for (const [counter, , code] of RFC4226_CODES)
        expect(computed('SHA1', 6, counter, RFC4226_SECRET_HEX)).toBe(code);
      for (const algorithm of ALGORITHMS) {
        for (const [unixSeconds, code] of RFC6238_CODES[algorithm]) {
          const counter = Math.floor(unixSeconds / 30);
          expect(computed(algorithm, RFC6238_DIGITS, counter, RFC6238_SECRET_HEX[algorithm])).toBe(code);
        }
      }
      script.compareMemory(host.heapBase);
      expectSameInC(translation, script);
    });

    test("computes NIST's HMAC examples, asked over the link", () => {
      start();
      host.boot();
      for (const algorithm of ALGORITHMS) {
        for (const [keyBytes, text, tagHex] of NIST_HMAC[algorithm]) {
          const keyAndMessage = Uint8Array.from([...nistHmacKey(keyBytes), ...Buffer.from(text)]);
          const fields = { algorithm: ALGORITHM_IDS[algorithm], keyLength: keyBytes, keyAndMessage };
          expect(toHex(host.request('compute-hmac', fields).payload)).toContain(tagHex);
        }
      }
      script.compareMemory(host.heapBase);
      expectSameInC(translation, script);
    });

    test.each(ALGORITHMS)('goes through the life of a token with %s', async (algorithm) => {
      start();
      const startMs = Date.UTC(2026, 10, 22, 14, 5, 33);
      const secret = fromHex(RFC6238_SECRET_HEX[algorithm]);
      const data = { algorithm, digits: 8, timeStepSeconds: 30, t0UnixSeconds: 0 } as const;
      const codeNow = (unixMs: number): string => oracleTotp(secret, data, Math.floor(unixMs / 1000));

      host.boot();
      host.clock(startMs, 1000);
      const clockFields = { unixSeconds: BigInt(startMs / 1000), millisecond: 0, trimPartsPerBillion: -1234 };
      const serialNumber = '900010000014';
      const provisioning = { ...data, serialNumber, secret, algorithm: ALGORITHM_IDS[algorithm] };
      const answers = [
        host.request('identify', { minimumVersion: 1, maximumVersion: 1 }),
        host.request('read-entropy', { length: 21 }),
        host.request('set-clock', clockFields),
        host.request('provision', { ...provisioning, t0UnixSeconds: 0n }),
        host.request('change-setting', { setting: 0, value: 45 }),
      ];
      expect(answers.map(({ flags }) => flags)).toEqual(answers.map(() => FLAGS.response));

      host.key(true);
      const frame = host.frame();
      const simulated = await makeToken(
        { module: loadCore('release'), rtcUnixMs: startMs },
        { ...data, secret },
      );
      simulated.runner.press('main');
      expect(frame).toEqual(simulated.runner.frame());
      expect(readGlass(frame).code).toBe(codeNow(startMs));

      host.advance(150);
      host.key(false);
      host.advance(60_000);
      expect(host.frame()).toEqual(new Uint8Array(16));
      host.power(2650);
      host.key(true);
      host.advance(6000);
      host.key(false);
      for (let page = 0; page < 6; page++) {
        host.advance(1200);
        host.key(true);
        host.advance(100);
        host.key(false);
      }
      host.advance(60_000);
      expect(host.request('lock', {}).flags).toBe(FLAGS.response);
      expect(host.request('provision', { ...provisioning, t0UnixSeconds: 0n }).flags & FLAGS.error).not.toBe(
        0,
      );
      host.request('self-test', {});
      host.advance(5000);
      host.boot();
      const laterMs = 20_000_000_000_000;
      host.clock(laterMs, 500);
      host.key(true);
      // 577 years of the trim above.
      const trimmedMs = laterMs - Math.floor(((laterMs - startMs) / 1e9) * 1234);
      expect(readGlass(host.frame()).code).toBe(codeNow(trimmedMs));
      host.request('erase', {});
      script.compareMemory(host.heapBase);
      expectSameInC(translation, script);
    });

    test('takes every kind of message, with right and with any fields, in every state', () => {
      start();
      const names = Object.keys(MESSAGES) as MessageName[];
      const secret = fromHex(RFC6238_SECRET_HEX.SHA1);
      const key = { secret, algorithm: ALGORITHM_IDS.SHA1, digits: 6 };
      const right: Partial<Record<MessageName, object>> = {
        identify: { minimumVersion: 1, maximumVersion: 1 },
        'set-clock': { unixSeconds: 1_795_300_000n, millisecond: 0, trimPartsPerBillion: -1234 },
        provision: { ...key, serialNumber: '900010000014', timeStepSeconds: 30, t0UnixSeconds: 0n },
        'read-setting': { setting: 0 },
        'change-setting': { setting: 0, value: 45 },
        'compute-code': { ...key, counter: 1n },
        'compute-hmac': { algorithm: ALGORITHM_IDS.SHA512, keyLength: 3, keyAndMessage: secret },
        'read-entropy': { length: 21 },
        'set-zone': { utcOffsetMinutes: -210, zoneRule: 1 },
      };
      const answered = new Set<MessageName>();
      const send = (name: MessageName, fields: object): void => {
        if ((host.request(name, fields as never).flags & FLAGS.error) === 0) answered.add(name);
      };
      const sendAll = (): void => {
        for (const name of names.filter((each) => !['provision', 'lock', 'erase'].includes(each))) {
          for (const fields of fc.sample(anyFields(name, 'request'), {
            numRuns: MESSAGES_OF_A_KIND,
            seed: SEED,
          }))
            send(name, fields);
          send(name, right[name] ?? {});
        }
      };
      host.boot();
      host.clock(Date.UTC(2026, 10, 22), 1000);
      sendAll();
      for (const name of ['provision', 'lock'] as const) {
        send(name, right[name] ?? {});
        sendAll();
      }
      host.boot();
      send('erase', {});
      expect(names.filter((name) => !answered.has(name))).toEqual([]);
      script.compareMemory(host.heapBase);
      expectSameInC(translation, script);
    });

    test('says a code at every speed, and what its other keys say', () => {
      script = new ScriptedModule(loadCore('release'));
      host = new ScriptedHost(script, { model: 'code-reader', voice: loadVoice().image });
      const keys = KEYS['code-reader'];
      const tap = (id: number): number => {
        host.key(true, id);
        host.advance(100);
        host.key(false, id);
        return host.listen().length;
      };
      host.boot();
      host.clock(Date.UTC(2026, 10, 22, 12), 1000);
      const unixSeconds = BigInt(Date.UTC(2026, 10, 22, 12) / 1000);
      host.request('set-clock', { unixSeconds, millisecond: 0, trimPartsPerBillion: 0 });
      host.request('provision', {
        ...{ serialNumber: '900010000014', secret: fromHex(RFC6238_SECRET_HEX.SHA1), t0UnixSeconds: 0n },
        ...{ algorithm: ALGORITHM_IDS.SHA1, digits: 6, timeStepSeconds: 30 },
      });
      host.request('change-setting', { setting: SETTINGS['audio-output'].id, value: 1 });
      host.request('change-setting', { setting: SETTINGS['auto-repeat'].id, value: 0 });
      const samples = [1, 2, 3, 4, 5, 6, 7].map((value) => {
        host.request('change-setting', { setting: SETTINGS.speed.id, value });
        host.waitForNewStep(30_000);
        return tap(keys.fn);
      });
      // Faster is shorter, and each says a whole code.
      expect(samples).toEqual([...samples].sort((a, b) => b - a));
      expect(samples.at(-1)).toBeGreaterThan(16_000);
      for (const id of Object.values(keys)) expect(tap(id)).toBeGreaterThan(0);
      script.compareMemory(host.heapBase);
      expectSameInC(translation, script);
    });

    test('traps where WebAssembly traps', () => {
      const { status, stderr } = translation.run(['call boot 1 0 1', 'call key 7 1 0']);
      expect({ status, stderr }).toEqual({ status: 3, stderr: 'trap 5\n' });
    });
  });

  describe('of the test build', () => {
    let translation: Translation;
    beforeAll(() => {
      translation = new Translation(readFileSync(corePath('test')), WASM_PAGE_BYTES);
    });
    afterAll(() => translation.close());

    test('computes the digests of FIPS 180-4 and messages of every length, from odd addresses too', () => {
      const script = new ScriptedModule(loadCore('test'));
      const digest = (
        algorithm: (typeof ALGORITHMS)[number],
        message: Uint8Array,
        odd: number,
      ): Uint8Array => {
        script.write(MESSAGE + odd, message);
        const id = ALGORITHM_IDS[algorithm];
        return script.read(RESULT, script.call('testDigest', id, MESSAGE + odd, message.length, RESULT));
      };
      for (const algorithm of ALGORITHMS) {
        for (const [text, digestHex] of FIPS180_DIGESTS[algorithm])
          expect(toHex(digest(algorithm, Buffer.from(text), 0))).toBe(digestHex);
        for (let bytes = 0; bytes <= 260; bytes++) digest(algorithm, nistHmacKey(bytes), bytes % 8);
      }
      script.compareMemory(WASM_PAGE_BYTES);
      expectSameInC(translation, script);
    });

    test(`computes ${RANDOM_CODES} random codes`, () => {
      const script = new ScriptedModule(loadCore('test'));
      const sameCode = fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.constantFrom(...ALGORITHMS),
        fc.constantFrom(6, 7, 8),
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        (secret, algorithm, digits, counter) => {
          script.write(KEY, secret);
          script.call('testHmacKey', ALGORITHM_IDS[algorithm], KEY, secret.length);
          const parts = [Number(counter & 0xffffffffn), Number(counter >> 32n)] as const;
          const code = String(script.call('testHotp', ...parts, digits)).padStart(digits, '0');
          expect(code).toBe(oracleHotp(secret, algorithm, counter, digits));
          script.call('testHmac', KEY + 1, secret.length - 1, RESULT);
          const tag = toHex(script.read(RESULT, 20));
          const expected = createHmac(algorithm, secret).update(secret.subarray(1)).digest('hex');
          expect(expected.startsWith(tag)).toBe(true);
        },
      );
      fc.assert(sameCode, { numRuns: RANDOM_CODES, seed: SEED });
      script.compareMemory(WASM_PAGE_BYTES);
      expectSameInC(translation, script);
    });

    test('plays a clip at every speed and every tone', () => {
      const script = new ScriptedModule(loadCore('test'));
      const slices = encode(vowel(110, 3000));
      const image = buildImage([{ language: 0, pack: 0, clips: [slices] }]);
      const table = script.read(script.call('layout'), BUFFERS.length * 8);
      const view = new DataView(table.buffer, table.byteOffset, table.length);
      const addressOf = (name: BufferName): number => view.getUint32(BUFFERS.indexOf(name) * 8, true);
      const giveVoice = (): void => {
        const wanted = script.read(addressOf('voiceWanted'), 8);
        const [offset, length] = new Uint32Array(wanted.buffer, wanted.byteOffset, 2) as unknown as number[];
        script.write(addressOf('voiceWindow'), image.subarray(offset, offset! + length!));
        script.call('testVoiceArrived', length!);
      };
      const renderAll = (speed: number): number[] => {
        const heard: number[] = [];
        while (script.call('testIsPlaying') !== 0) {
          const made = script.call('testRender', 0, 250, speed, 6, 0);
          const pcm = script.read(addressOf('pcm'), made * 2);
          heard.push(...new Int16Array(pcm.buffer, pcm.byteOffset, made));
          if (script.call('testIsVoiceWanted') !== 0) giveVoice();
        }
        return heard;
      };
      script.call('testAudioReset');
      giveVoice();
      for (let speed = 1; speed <= 7; speed++) {
        script.call('testPlayClip', 0, 0);
        const heard = renderAll(speed);
        if (speed === 4) expect(heard).toEqual([...decode(slices)]);
      }
      for (let tone = 0; tone < TONES.length; tone++) {
        script.call('testPlayTone', tone);
        renderAll(4);
      }
      script.compareMemory(WASM_PAGE_BYTES);
      expectSameInC(translation, script);
    });

    test('computes the dates of 400 years', () => {
      const script = new ScriptedModule(loadCore('test'));
      for (let day = 0; day < 146_097; day += 13) script.call('testDateNumber', day);
      expectSameInC(translation, script);
    });
  });
});
