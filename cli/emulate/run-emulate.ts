/** Carries out `talkode emulate`: starts the chip, serves its link, shows its glass, until it is stopped. */
import { MemoryStorage, type Storage } from '../../simulator/ports/storage.ts';
import { CommandFailure } from '../messages/failures.ts';
import { Session } from '../../simulator/session/session.ts';
import { SkippingClock } from '../../simulator/session/skipping-clock.ts';
import type { TypedOptions } from '../options/typed-options.ts';
import { readEmulateOptions, type EMULATE_OPTIONS, type EmulateOptions } from './emulate-options.ts';
import { openStorageFile, requireFreePtyName, requireWritable } from '../files/files.ts';
import { JsonOutput } from '../output/json-output.ts';
import { given, requireOwnFiles, storageFiles } from '../files/named-files.ts';
import { ptyName } from '../options/readers.ts';
import { writeFiles } from '../output/report.ts';
import { STANDARD_STREAM } from '../files/standard-streams.ts';
import { stayUp, type RunningClock } from '../token/stay-up.ts';
import { emulatedTarget, pacedBoardClock } from '../token/target.ts';

interface Emulation {
  session: Session;
  running: RunningClock;
  close: () => Promise<void>;
}

async function startRp2040({ model, flavour }: EmulateOptions, storage: Storage): Promise<Emulation> {
  const clock = await pacedBoardClock(Date.now());
  const device = await emulatedTarget('emulate', { model, flavour, headphones: false }, storage, clock, null);
  const session = new Session({ model, clock, device });
  return { session, running: clock, close: () => Promise.resolve() };
}

async function startInQemu({ board, model, flavour }: EmulateOptions, storage: Storage): Promise<Emulation> {
  if (board === 'rp2040') throw new RangeError('QEMU: expected another board than rp2040');
  const { RunningBoard } = await import('../../simulator/emulator/device/running-board.ts');
  const { QemuBoard } = await import('../../simulator/emulator/qemu/qemu-board.ts');
  const { loadImage } = await import('../../simulator/emulator/image.ts');
  const qemu = await QemuBoard.make({ board, image: loadImage(board, model, flavour), storage });
  await qemu.powerOn();
  const clock = new SkippingClock(Date.now());
  const running = new RunningBoard(qemu);
  const session = new Session({ model, clock, device: (wires) => running.connect(wires) });
  return {
    session,
    running: {
      stop: () => {
        running.stop();
        clock.stop();
      },
      failed: Promise.race([running.failed, qemu.failed]),
    },
    close: () => qemu.close(),
  };
}

async function start(options: EmulateOptions, storage: Storage): Promise<Emulation> {
  try {
    return await (options.board === 'rp2040' ? startRp2040 : startInQemu)(options, storage);
  } catch (error) {
    throw error instanceof CommandFailure ? error : new CommandFailure((error as Error).message);
  }
}

type Typed = TypedOptions<typeof EMULATE_OPTIONS>;

async function carryOut(typed: Typed, output: JsonOutput): Promise<void> {
  const options = readEmulateOptions(typed);
  const { link, flash, wav, json } = options;
  requireOwnFiles([
    ...storageFiles('--flash', flash),
    ...given('replaced', { '--link': ptyName(link) }),
    ...given('written', { '--wav': wav }),
  ]);
  if (wav !== null) requireWritable('--wav', wav);
  if (link?.kind === 'pty' && link.path !== undefined) requireFreePtyName('--link', link.path);
  const storage = flash === null ? new MemoryStorage() : openStorageFile('--flash', flash);
  const { session, running, close } = await start(options, storage);
  const live = !json && wav !== STANDARD_STREAM && process.stdin.isTTY && process.stdout.isTTY;
  try {
    await stayUp(session, running, {
      command: 'emulate',
      link,
      live,
      json: json ? output : null,
      host: 'emulator',
    });
    await writeFiles(session, session.device.frame(), { svg: null, png: null, wav });
  } finally {
    await close();
  }
}

/** Runs the command. Rejects with UsageError or CommandFailure; --json has then printed its object all the same. */
export async function emulate(typed: Typed): Promise<void> {
  const output = new JsonOutput(typed.has('json'));
  try {
    await carryOut(typed, output);
  } catch (error) {
    output.printFailure(error);
    throw error;
  }
}
