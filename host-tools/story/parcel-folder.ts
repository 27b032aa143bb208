/** The parcels of the story's devices: what is in each, until somebody unpacks it. Nobody but the folder's owner reads them. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isSerialNumber } from '../token/serial-number.ts';
import type { StoryModel } from './make-device.ts';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

export interface Parcel {
  readonly model: StoryModel;
  /** The token as an address hands it over. */
  readonly fragment: string;
}

export interface ParcelFolder {
  readonly lay: (serialNumber: string, parcel: Parcel) => Promise<void>;
  /** Null: there is none of this serial number. */
  readonly find: (serialNumber: string) => Promise<Parcel | null>;
}

export function parcelFolder(folder: string): ParcelFolder {
  const fileOf = (serialNumber: string): string => {
    if (!isSerialNumber(serialNumber)) throw new RangeError('parcel: expected a serial number of 12 digits');
    return path.join(folder, `${serialNumber}.json`);
  };
  return {
    async lay(serialNumber, parcel) {
      await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
      await writeFile(fileOf(serialNumber), JSON.stringify(parcel), { flag: 'wx', mode: OWNER_ONLY_FILE });
    },
    async find(serialNumber) {
      try {
        return JSON.parse(await readFile(fileOf(serialNumber), 'utf8')) as Parcel;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}
