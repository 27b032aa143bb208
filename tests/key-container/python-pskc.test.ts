/** Debian's pskc-utils (python-pskc) opens what we write, and we read what it writes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { KeyPackage } from '../../host-tools/key-container/key-package.ts';
import { describeWith, programPath } from '../support/system-programs.ts';
import { FULL_KEY, MANY_KEYS, PLAIN_KEY, readAll, refusalOf, TRANSPORT_KEY, writeAll } from './samples.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-pskc-'));
afterAll(() => rmSync(folder, { recursive: true }));
const container = path.join(folder, 'tokens.pskc');
const table = path.join(folder, 'tokens.csv');
const KEY_HEX = Buffer.from(TRANSPORT_KEY).toString('hex');
const hexOf = ({ secret }: KeyPackage): string => Buffer.from(secret).toString('hex');

describeWith(['pskc2csv'], 'python-pskc', () => {
  test('opens what we write: serial numbers, secrets, parameters, drift', async () => {
    writeFileSync(container, await writeAll(MANY_KEYS));
    const columns = 'serial,secret,algorithm,algorithm_suite,response_length,time_interval,time_drift';
    const csv = execFileSync(programPath('pskc2csv'), ['-s', KEY_HEX, '-c', columns, container], {
      encoding: 'utf8',
    });
    const lines = MANY_KEYS.map((key) => [
      ...[key.serialNumber, hexOf(key), 'urn:ietf:params:xml:ns:keyprov:pskc:totp'],
      ...[`HMAC-${key.algorithm}`, key.digits, key.timeStepSeconds, key.driftSteps || ''],
    ]);
    expect(csv.trim().split(/\r?\n/)).toEqual([columns, ...lines.map((line) => line.join(','))]);
  });

  test('opens names with letters and signs, and dates', async () => {
    writeFileSync(container, await writeAll([FULL_KEY]));
    const columns = 'id,manufacturer,model,policy.start_date,policy.expiry_date';
    const csv = execFileSync(programPath('pskc2csv'), ['-s', KEY_HEX, '-c', columns, container], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    });
    expect(csv.trim().split(/\r?\n/)[1]).toBe(
      `"key <1> ""of"" Ålborg & søn",oath.<x> & 'y',code reader,2020-01-01 00:00:00+00:00,2033-05-18 03:33:20+00:00`,
    );
  });

  /** Its own options know AES-128 and HMAC-SHA1 alone; a column reaches the file's other settings. */
  function written(rows: readonly KeyPackage[], set: readonly string[]): string {
    const columns = 'serial,id,secret,algorithm_suite,response_length,time_interval,time_drift';
    const lines = rows.map((key) => [
      ...[key.serialNumber, `k${key.serialNumber}`, hexOf(key), `HMAC-${key.algorithm}`],
      ...[key.digits, key.timeStepSeconds, key.driftSteps],
    ]);
    writeFileSync(table, [columns, ...lines.map((line) => line.join(','))].join('\n'));
    const all = ['response_encoding=DECIMAL', 'device.pskc.encryption.key_name=theirs', ...set];
    const options = all.flatMap((each) => ['-x', each]);
    execFileSync(path.join(path.dirname(programPath('pskc2csv')), 'csv2pskc'), [
      ...options,
      '-s',
      KEY_HEX,
      '-o',
      container,
      table,
    ]);
    return readFileSync(container, 'utf8');
  }
  const CIPHER = 'device.pskc.encryption.algorithm=aes256-cbc';
  const MAC = 'device.pskc.mac.algorithm=hmac-sha256';
  const PROFILE = 'algorithm=urn:ietf:params:xml:ns:keyprov:pskc:totp';

  test('what it writes is read, where it is taken without a seal', async () => {
    const text = written(MANY_KEYS, [CIPHER, MAC, PROFILE]);
    const { keys, summary } = await readAll([text], { seal: 'optional' });
    expect(summary).toEqual({ keyName: 'theirs', count: MANY_KEYS.length, isSealed: false });
    const said = (key: KeyPackage): unknown[] => [
      ...[key.serialNumber, hexOf(key), key.algorithm, key.digits, key.timeStepSeconds, key.driftSteps],
    ];
    expect(keys.map(said)).toEqual(MANY_KEYS.map(said));
    expect(String(await refusalOf(text))).toMatch(/expected a seal/);
  });

  test('what it writes by itself is refused: a weaker cipher, and an algorithm as it was typed', async () => {
    const options = { seal: 'optional' } as const;
    const weak = written([PLAIN_KEY], [CIPHER, PROFILE]);
    expect(String(await refusalOf(weak, options))).toMatch(
      /<MACMethod>: Algorithm: expected .* got .*hmac-sha1"/,
    );
    const short = written([PLAIN_KEY], [CIPHER, MAC, 'algorithm=totp']);
    expect(String(await refusalOf(short, options))).toMatch(
      /<Key>: Algorithm: expected "urn:.*totp", got "totp"/,
    );
  });
});
