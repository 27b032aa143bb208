/** The demonstration's own: whoever comes reads her letter, in every form, and gets a device that is made when she orders it. */
import path from 'node:path';
import { ownEntry } from '../link/own-entry.ts';
import { readDevices } from './adapters/container/read-devices.ts';
import { type LaidFile, readPaper } from './adapters/post/read-post-folder.ts';
import { importDevices } from './domain/devices/import-devices.ts';
import type { Ports } from './domain/ports/ports.ts';
import type { Post } from './domain/ports/post.ts';
import type { DeviceModel } from './domain/records/device.ts';
import type { PaperForm } from './domain/records/paper-form.ts';
import type { Demo, DemoPaper, DemoParcels } from './faces/pages/visit.ts';

/** One device as a factory hands it over. */
export interface Delivered {
  readonly container: AsyncIterable<Uint8Array>;
  readonly transportKey: Uint8Array;
}

export interface DemoStory {
  readonly deliver: (model: DeviceModel, unixSeconds: number) => Promise<Delivered>;
  readonly addressOf: DemoParcels['addressOf'];
  readonly service: Demo['service'];
}

const FORMS: readonly PaperForm[] = ['standard', 'large-print', 'braille', 'plain-text'];

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.brf': 'application/x-brf',
};

/** A letter in all forms beside each other, the ordered one first; a real one is printed in that alone. */
export function inEveryForm(post: Post): Post {
  return {
    ...post,
    async print(paper, wanted) {
      const printed = async (form: PaperForm) =>
        (await post.print(paper, form)).map((file) => ({ ...file, extension: `${form}.${file.extension}` }));
      const [first, ...rest] = await printed(wanted);
      for (const form of FORMS.filter((each) => each !== wanted)) {
        // Braille needs a program that is not on every computer: who did not order it can do without.
        rest.push(...(await printed(form).catch(() => [])));
      }
      return [first!, ...rest];
    },
  };
}

function paperOf({ name, bytes }: LaidFile): DemoPaper {
  return {
    name,
    form: FORMS.find((form) => name.includes(`.${form}.`)) ?? null,
    bytes,
    mediaType: ownEntry(MEDIA_TYPES, path.extname(name)) ?? 'application/octet-stream',
  };
}

/** By the step that every delivery comes in by, with its receipt. */
async function takeIntoStock(ports: Ports, delivered: Delivered, unixSeconds: number): Promise<void> {
  const { container, transportKey } = delivered;
  const { keys, containerSha256, wipe } = await readDevices(container, transportKey, unixSeconds);
  try {
    const result = await importDevices(ports, keys, containerSha256, unixSeconds);
    if (result.outcome === 'refused')
      throw new Error(`a device of the demonstration: expected an import, got ${result.reason}`);
  } finally {
    wipe();
    transportKey.fill(0);
  }
}

function parcelsOf(ports: Ports, { deliver, addressOf }: DemoStory): DemoParcels {
  return {
    make: async (model, unixSeconds) => takeIntoStock(ports, await deliver(model, unixSeconds), unixSeconds),
    addressOf,
  };
}

export function demoOf(
  authority: string,
  letterFolder: string,
  ports: Ports,
  story: DemoStory | undefined,
): Demo {
  return {
    authority,
    async printed(letterName) {
      const files = await readPaper(letterFolder, letterName);
      if (files === null) return null;
      const papers = files.map(paperOf);
      const order = ({ form }: DemoPaper): number => (form === null ? -1 : FORMS.indexOf(form));
      return papers.sort((a, b) => order(a) - order(b));
    },
    parcels: story === undefined ? null : parcelsOf(ports, story),
    service: story?.service ?? null,
  };
}
