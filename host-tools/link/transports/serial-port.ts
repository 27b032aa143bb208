/** The serial link over a serial device: a board's USB port or a pseudo-terminal. */
import type { SerialPort } from 'serialport';
import type { Transport } from '../transport.ts';
import { Listeners } from './listeners.ts';

const BAUD_RATE = 115_200;

type SerialPortModule = { SerialPort: typeof SerialPort };

export interface SerialPortOptions {
  baudRate?: number;
  /** Loads the optional package; a test gives its own. */
  load?: () => Promise<SerialPortModule>;
}

async function loadPackage(load: () => Promise<SerialPortModule>): Promise<SerialPortModule> {
  try {
    return await load();
  } catch (cause) {
    throw new Error(
      "serial devices need the optional package 'serialport', which does not load here; " +
        "install it with 'npm install --include=optional', or use a tcp: port",
      { cause },
    );
  }
}

function openPort(port: SerialPort): Promise<void> {
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error === null || error === undefined) resolve();
      else
        reject(new Error(`cannot open the serial device ${port.path}: ${error.message}`, { cause: error }));
    });
  });
}

/** Tells the board that someone listens. Pseudo-terminals have no modem lines: there it fails, and does not matter. */
function raiseModemLines(port: SerialPort): Promise<void> {
  return new Promise((resolve) => port.set({ dtr: true, rts: true }, () => resolve()));
}

/** Opens the device; rejects with an Error that names it. */
export async function openSerialPort(path: string, options: SerialPortOptions = {}): Promise<Transport> {
  const { SerialPort } = await loadPackage(options.load ?? (() => import('serialport')));
  const port = new SerialPort({ path, baudRate: options.baudRate ?? BAUD_RATE, autoOpen: false });
  await openPort(port);
  await raiseModemLines(port);

  const received = new Listeners<Uint8Array>();
  const lost = new Listeners<Error>();
  let closedHere = false;
  let failure: Error | null = null;
  port.on('data', (bytes: Uint8Array) => received.tell(bytes));
  port.on('error', (error: Error) => (failure = error));
  // serialport 13.0.0 tells at once when a device goes while it waits for bytes. When the device goes during a read it
  // reads zero bytes over and over, and only the next write fails: so the client's next try ends the link.
  port.on('close', () => {
    if (closedHere) return;
    lost.tell(new Error(`the serial device ${path} is gone`, failure === null ? {} : { cause: failure }));
  });

  return {
    send: (bytes) =>
      new Promise((resolve, reject) => {
        port.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    onReceive: (listener) => received.add(listener),
    onClose: (listener) => lost.add(listener),
    close: () =>
      new Promise((resolve) => {
        closedHere = true;
        if (port.isOpen) port.close(() => resolve());
        else resolve();
      }),
  };
}
