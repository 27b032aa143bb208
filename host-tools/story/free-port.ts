/** A port that nobody listens on: this one, or one of those after it. */
import { createServer } from 'node:net';

/** As many as one computer hardly has in use side by side. */
const TRIES = 100;

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** 0, any, when none of them is free. */
export async function freePort(host: string, from: number): Promise<number> {
  for (let port = from; port < from + TRIES; port++) if (await isFree(host, port)) return port;
  return 0;
}
