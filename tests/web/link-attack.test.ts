/**
 * A hostile page in a real Chromium against a token that is served over TCP: whatever a page can send, the token stays
 * as it is.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { identityOf } from '../../host-tools/link/identity.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { LINK_VERSION, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { openTransport } from '../../host-tools/link/transports/open.ts';
import { linkPair } from '../../simulator/ports/link.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { simulatedDevice } from '../../simulator/session/device.ts';
import { Session } from '../../simulator/session/session.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { makeFolder, startTalkode, type Started } from '../cli/talkode.ts';
import { describeWith } from '../support/system-programs.ts';
import { sharedBrowser } from './support/shared-browser.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';

const OWN = '900000000012';
const STOLEN = '901234567893';
const IDENTIFY = { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION };

function provisioning(serialNumber: string): Uint8Array {
  const payload = encodeRequest('provision', {
    serialNumber,
    algorithm: ALGORITHMS.SHA1,
    digits: 6,
    timeStepSeconds: 30,
    t0UnixSeconds: 0n,
    secret: Uint8Array.from({ length: 20 }, (_, i) => 0xa0 + i),
  });
  return encodeFrame({ flags: 0, sequence: 2, type: MESSAGES.provision.id, payload });
}

/** What the page smuggles: a delimiter that ends the browser's own bytes, then an erase and a provisioning, both whole. */
const FRAMES = [
  0,
  ...encodeFrame({ flags: 0, sequence: 1, type: MESSAGES.erase.id, payload: new Uint8Array(0) }),
  ...provisioning(STOLEN),
];

type Attack = (argument: { port: number; frames: number[] }) => Promise<unknown>;

/** What a page can do; each runs within it, and resolves when the browser has given up. */
const ATTACKS: Readonly<Record<string, Attack>> = {
  'fetch, POST without CORS': ({ port, frames }) =>
    fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      mode: 'no-cors',
      body: Uint8Array.from(frames),
    }).catch(() => null),
  'a beacon': async ({ port, frames }) => {
    navigator.sendBeacon(`http://127.0.0.1:${port}/`, Uint8Array.from(frames));
    await fetch(`http://127.0.0.1:${port}/`, { mode: 'no-cors' }).catch(() => null);
  },
  // The browser does not say how it ended.
  'a form with a file': ({ port, frames }) => {
    const frame = document.createElement('iframe');
    frame.name = 'answer';
    const form = document.createElement('form');
    Object.assign(form, { action: `http://127.0.0.1:${port}/`, method: 'POST', target: 'answer' });
    form.enctype = 'multipart/form-data';
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', name: 'frames' });
    const files = new DataTransfer();
    files.items.add(new File([Uint8Array.from(frames)], 'frames'));
    input.files = files.files;
    form.append(input);
    document.body.append(frame, form);
    form.submit();
    return Promise.resolve();
  },
  WebSocket: ({ port, frames }) =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/`, 'talkode');
      socket.onopen = () => socket.send(Uint8Array.from(frames));
      socket.onclose = resolve;
    }),
  EventSource: ({ port }) =>
    new Promise((resolve) => {
      const source = new EventSource(`http://127.0.0.1:${port}/`);
      source.onerror = () => resolve(source.close());
    }),
  'an image': ({ port }) =>
    new Promise((resolve) => {
      const image = new Image();
      image.onerror = resolve;
      image.src = `http://127.0.0.1:${port}/`;
    }),
  'https, with TLS': ({ port, frames }) =>
    fetch(`https://127.0.0.1:${port}/`, {
      method: 'POST',
      mode: 'no-cors',
      body: Uint8Array.from(frames),
    }).catch(() => null),
  'TURN over TCP': async ({ port, frames }) => {
    const connection = new RTCPeerConnection({
      iceServers: [
        {
          urls: `turn:127.0.0.1:${port}?transport=tcp`,
          username: String.fromCharCode(...frames.filter((byte) => byte < 0x80)),
          credential: 'x',
        },
      ],
      iceTransportPolicy: 'relay',
    });
    connection.createDataChannel('x');
    const gathered = new Promise((resolve) => {
      connection.onicegatheringstatechange = () => {
        if (connection.iceGatheringState === 'complete') resolve(null);
      };
    });
    await connection.setLocalDescription(await connection.createOffer());
    await gathered;
    connection.close();
  },
};

/** Those by which a page wrote whole frames to a token before: the control must show it, or the attack is none. */
const STEALS = ['fetch, POST without CORS', 'a beacon', 'a form with a file'];

let browser: Browser;
const site = createHttpServer((_, answer) => {
  answer.setHeader('Content-Type', 'text/html').end('<!doctype html><title>hostile</title><body>');
});

/** Whether an HTTP message has come whole, or what came is none. */
function isWhole(text: string): boolean {
  if (!text.startsWith('POST')) return true;
  const [head, body] = text.split('\r\n\r\n', 2);
  const length = Number(/^content-length: (\d+)/im.exec(head!)?.[1] ?? 0);
  return body !== undefined && text.length - head!.length - 4 >= length;
}

/** A token behind a port that takes every byte, as a link was served before there was a door. */
class OpenToken {
  readonly #server = createServer((socket) => this.#connect(socket));
  readonly #host;
  readonly #sockets = new Set<Socket>();
  readonly session: Session;
  #hearWhole: () => void = () => {};
  /** Resolves when a whole message has come. */
  readonly reached = new Promise<void>((resolve) => (this.#hearWhole = resolve));

  constructor() {
    const clock = new VirtualClock(Date.parse('2026-11-22T12:00:00Z'));
    const model = 'code-display';
    const device = simulatedDevice({ module: loadCore(), model, clock, storage: new MemoryStorage() });
    this.session = new Session({ model, clock, device });
    const { token, host } = linkPair();
    this.#host = host;
    this.session.plug(token);
    host.send(provisioning(OWN));
  }

  #connect(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => {});
    let text = '';
    socket.on('data', (bytes) => {
      this.#host.send(bytes);
      text += bytes.toString('latin1');
      // It answers no browser, and hangs up when all has come: what is sent apart from its head may come later.
      if (!isWhole(text)) return;
      socket.end();
      this.#hearWhole();
    });
  }

  async listen(): Promise<number> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

describeWith(['chromium'], 'M1: a hostile page', () => {
  const place = makeFolder();
  let served: Started;
  let port: number;
  let complaints = '';

  async function identity(): Promise<ReturnType<typeof identityOf>> {
    const client = new LinkClient(await openTransport(`tcp:${port}`), { answerTimeoutMs: WAIT_LIMIT_MS });
    try {
      return identityOf(await client.request('identify', IDENTIFY));
    } finally {
      await client.close();
    }
  }

  /** Carries an attack out in a page of its own; gives the page, in which the browser may still be at it. */
  async function carryOut(attack: Attack, against: number): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
    await page.evaluate(attack, { port: against, frames: FRAMES });
    return page;
  }

  beforeAll(async () => {
    await once(site.listen(0, '127.0.0.1'), 'listening');
    browser = await sharedBrowser();
    served = startTalkode(['simulate', '--storage', place.file('token.flash'), '--link', 'tcp:0']);
    served.child.stderr.on('data', (text) => (complaints += String(text)));
    port = Number((await served.firstLine).split(':').at(-1));
  });
  afterEach(() => {
    complaints = '';
  });
  afterAll(async () => {
    site.close();
    served?.child.kill('SIGKILL');
    await served?.ended;
    place.remove();
  });

  test.each(Object.entries(ATTACKS))(
    'M1: by %s: reaches an open port, and changes no token',
    async (name, attack) => {
      const open = new OpenToken();
      try {
        const openPort = await open.listen();
        const page = await carryOut(attack, openPort);
        await open.reached;
        await page.close();
        const serialNumber = async (): Promise<string | null> => (await open.session.identify()).serialNumber;
        await expect.poll(serialNumber).toBe(STEALS.includes(name) ? STOLEN : OWN);
      } finally {
        open.close();
      }

      const before = readFileSync(place.file('token.flash'));
      const identityBefore = await identity();
      const page = await carryOut(attack, port);
      await expect.poll(() => complaints).toContain('did not begin with a request of the link');
      await page.close();
      expect(await identity()).toEqual(identityBefore);
      expect(identityBefore.serialNumber).toBe(OWN);
      expect(readFileSync(place.file('token.flash')).equals(before)).toBe(true);
    },
  );
});
