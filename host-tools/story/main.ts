/**
 * The story on one computer: an issuer that shows its letters, devices that are made when they are ordered and live on the
 * simulator's pages, and a service to log in at. Joins what else knows nothing of each other.
 */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openExampleService } from '../example-service/main.ts';
import { type DemoStory, openIssuer, readServices } from '../issuer/main.ts';
import { repeatJobs } from '../issuer/repeat-jobs.ts';
import { handedOverFragment } from '../token/handed-over.ts';
import { freePort } from './free-port.ts';
import { inContainer, randomDevice } from './make-device.ts';
import { parcelFolder } from './parcel-folder.ts';
import { seriousLines } from './serious-lines.ts';

export interface StoryOptions {
  /** Everything that the story keeps lies in it: database, keys, letters, parcels. */
  readonly folder: string;
  readonly host: string;
  /** From here on a free port is looked for; 0: any. */
  readonly issuerPort: number;
  readonly servicePort: number;
  /** Where the simulator's pages are, with a slash at the end. */
  readonly simulatorAddress: string;
  /** The present in whole seconds; tests move it. */
  readonly now: () => number;
  /** Told, line by line, of what went wrong. */
  readonly onTrouble: (line: string) => void;
}

export interface Story {
  /** Where it begins; the language follows. */
  readonly issuerAddress: string;
  readonly serviceAddress: string;
  readonly close: () => Promise<void>;
}

const OWNER_ONLY_FOLDER = 0o700;
const AUTHORITY = 'Talkode demonstration';
const CLIENT_ID = 'example-service';
const SERVICE_NAME = 'Eksempeltjenesten';
const SECRET_BYTES = 32;

export const STORY_PATHS = { da: '/da/story', en: '/en/story' } as const;

function deviceStory(folder: string, simulatorAddress: string): Omit<DemoStory, 'service'> {
  const parcels = parcelFolder(path.join(folder, 'parcels'));
  return {
    async deliver(model, unixSeconds) {
      const device = randomDevice(model);
      await parcels.lay(device.serialNumber, { model, fragment: handedOverFragment(device) });
      return inContainer(device, model, unixSeconds);
    },
    async addressOf(serialNumber) {
      const parcel = await parcels.find(serialNumber);
      return parcel === null ? null : `${simulatorAddress}${parcel.model}.html${parcel.fragment}`;
    },
  };
}

export async function openStory(options: StoryOptions): Promise<Story> {
  const { folder, host, issuerPort, servicePort, simulatorAddress, now, onTrouble } = options;
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  const portFrom = (wanted: number) => (wanted === 0 ? Promise.resolve(0) : freePort(host, wanted));
  const service = await openExampleService({ host, port: await portFrom(servicePort), now });
  try {
    // Known to these two alone, for as long as both run.
    const clientSecret = randomBytes(SECRET_BYTES).toString('base64url');
    const issuer = await openIssuer({
      database: `sqlite:${path.join(folder, 'issuer.db')}`,
      keyFile: path.join(folder, 'issuer.keys'),
      outgoingFolder: path.join(folder, 'outgoing'),
      host,
      port: await portFrom(issuerPort),
      publicAddress: null,
      demoAuthority: AUTHORITY,
      story: {
        ...deviceStory(folder, simulatorAddress),
        service: { name: SERVICE_NAME, address: service.address },
      },
      now,
      log: seriousLines(onTrouble),
      services: readServices([
        {
          clientId: CLIENT_ID,
          clientSecret,
          name: SERVICE_NAME,
          approvedText: {
            da: 'At Eksempeltjenesten ser, hvem du er.',
            en: 'That the example service sees who you are.',
          },
          redirectAddresses: [service.redirectAddress],
        },
      ]),
    });
    const close = async (): Promise<void> => {
      await service.close();
      await issuer.close();
    };
    try {
      const home = { da: issuer.address + STORY_PATHS.da, en: issuer.address + STORY_PATHS.en };
      const registration = { issuer: `${issuer.address}/oidc`, clientId: CLIENT_ID, clientSecret };
      await service.connect(registration, home);
    } catch (error) {
      await issuer.close();
      throw error;
    }
    const stopJobs = repeatJobs(issuer.runJobs);
    return {
      issuerAddress: issuer.address,
      serviceAddress: service.address,
      async close() {
        await stopJobs();
        await close();
      },
    };
  } catch (error) {
    await service.close();
    throw error;
  }
}
