/** `talkode serve`: one address, strict headers, a clear word when the port is taken. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const TALKODE = ['build/talkode.mjs', 'serve'];

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

async function serve(...args: string[]): Promise<Outcome> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...TALKODE, ...args]);
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as Outcome;
  }
}

async function takenPort(): Promise<{ port: number; free: () => void }> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, free: () => server.close() };
}

describe('talkode serve', () => {
  test('--once starts, prints the one address, and ends', async () => {
    const { code, stdout, stderr } = await serve('--once', '--port', '0');
    expect(stdout).toMatch(/^Talkode: http:\/\/127\.0\.0\.1:\d+\/\n$/);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('a port that was asked for and is taken is an error that names it', async () => {
    const { port, free } = await takenPort();
    const { code, stdout, stderr } = await serve('--once', '--port', String(port));
    free();
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(String(port));
  });

  test.each(['-1', '65536', 'x', '1.5'])('--port %s is wrong usage', async (port) => {
    expect((await serve('--once', `--port=${port}`)).code).toBe(2);
  });

  test('serves until it is stopped: page, core and worker with the strict headers, 404 for the rest', async () => {
    const server = spawn(process.execPath, [...TALKODE, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const address = line.toString().trim().replace('Talkode: ', '');
    const page = await fetch(address);
    const text = await page.text();
    expect(text).toContain('<!doctype html>');
    const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(text)![1]!;
    const worker = await fetch(address + 'service-worker.js');
    const core = /assets\/core-[\w-]+\.wasm/.exec(await worker.text())![0];
    const types = [
      ['', 'text/html'],
      [script, 'text/javascript'],
      [core, 'application/wasm'],
      ['service-worker.js', 'text/javascript'],
    ] as const;
    for (const [name, type] of types) {
      const answer = await fetch(address + name);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain(type);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      await answer.body?.cancel();
    }
    for (const name of ['nothing-here', '..%2fpackage.json', '../../package.json'])
      expect((await fetch(address + name)).status).toBe(404);
    server.kill();
    await once(server, 'exit');
  });
});
