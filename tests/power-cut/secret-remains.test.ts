/**
 * A token that says it is blank has no eight bytes of a secret on its flash, wherever power failed before: all cuts of
 * every provisioning and erase, and of the start that follows.
 */
import { describe, expect, test } from 'vitest';
import { FAULTS, LIFE_CYCLE_STATES } from '../../host-tools/link/protocol.generated.ts';
import type { Failure } from '../../simulator/ports/failing-storage.ts';
import { SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';
import {
  ERASE,
  holdsSecret,
  LOCK,
  newestRecordAt,
  PROVISIONING,
  SECRET,
  SET_CLOCK,
  settingTo,
  TokenRig,
  type Change,
} from './token-rig.ts';

const SEED = 20_261_129;
/** Ways in which an operation may be left half done: for the first cut, and for the one at the start after it. */
const VARIANTS = 12;
const VARIANTS_AT_START = 4;
/** Where a stored record keeps its secret (firmware/core/storage/record.ts). */
const SECRET_AT = 80;

interface Cut {
  operation: number;
  failure: Failure;
  seed: number;
}

function cutsOf(operation: number, variants: number): Cut[] {
  return [
    { operation, failure: 'before', seed: 0 },
    { operation, failure: 'after', seed: 0 },
    ...Array.from({ length: variants }, (_, variant): Cut => {
      return { operation, failure: 'within', seed: SEED + operation * variants + variant };
    }),
  ];
}

/** Runs `act` with this cut planned; false when it was over before the cut came. */
function isCut(rig: TokenRig, { operation, failure, seed }: Cut, act: () => void): boolean {
  rig.storage.plan({ afterOperations: operation, failure, seed });
  act();
  const came = !rig.storage.isPlanned;
  rig.storage.plan(null);
  return came;
}

/** What a change leaves on flash when it is cut, each image once: before, within and after each of its operations. */
function cutImages(variants: number, make: () => TokenRig, act: (rig: TokenRig) => void): Uint8Array[] {
  const images = new Map<string, Uint8Array>();
  for (let operation = 0; ; operation++) {
    for (const cut of cutsOf(operation, variants)) {
      const rig = make();
      if (!isCut(rig, cut, () => act(rig))) return [...images.values()];
      const { image } = rig.storage;
      images.set(Buffer.from(image).toString('latin1'), image);
    }
  }
}

/** A token that is still without power, on a flash that holds this. */
function unpowered(image: Uint8Array): TokenRig {
  const rig = new TokenRig();
  rig.runner.powerCut();
  rig.storage.image.set(image);
  return rig;
}

/** A cut that leaves most of what was to be programmed. */
const REMAINS: Cut = { operation: 1, failure: 'within', seed: 20_261_141 };

interface Life {
  name: string;
  image: Uint8Array;
  change: Change;
  /** Lays in the slot that is not in force what a program operation has left that the storage then refused. */
  isRefusedBefore?: boolean;
}

function provisioned(...changes: readonly Change[]): Uint8Array {
  return new TokenRig().after(SET_CLOCK, PROVISIONING, ...changes).storage.image;
}

/** The newest record is damaged, and the secret in both slots: a fault that only an erase ends. */
function damaged(): Uint8Array {
  const image = provisioned(settingTo(0, 45));
  image[newestRecordAt(image) + 120]! ^= 1;
  return image;
}

const TURN = settingTo(0, 45);
const BLANK = new TokenRig().storage.image;
const TURNED = new TokenRig().after(TURN).storage.image;
const LIVES: readonly Life[] = [
  { name: 'provision, factory-new', image: BLANK, change: PROVISIONING },
  { name: 'provision, factory-new, other slot', image: TURNED, change: PROVISIONING },
  { name: 'provision, erased', image: provisioned(ERASE), change: PROVISIONING },
  { name: 'erase, provisioned', image: provisioned(), change: ERASE },
  { name: 'erase, secret in both slots', image: provisioned(TURN), change: ERASE },
  { name: 'erase, locked', image: provisioned(LOCK), change: ERASE },
  { name: 'erase, newest record damaged', image: damaged(), change: ERASE },
  { name: 'erase after a refused provisioning', image: TURNED, change: ERASE, isRefusedBefore: true },
  { name: 'set-clock after a refused provisioning', image: TURNED, change: SET_CLOCK, isRefusedBefore: true },
];

function start({ image, isRefusedBefore }: Life): TokenRig {
  const rig = new TokenRig(image);
  const otherSlot = newestRecordAt(rig.storage.image) === 0 ? SECTOR_BYTES : 0;
  if (isRefusedBefore === true) rig.storage.image.set(SECRET, otherSlot + SECRET_AT);
  return rig;
}

function saysBlank(rig: TokenRig): boolean {
  const identity = rig.host.request('identify', { minimumVersion: 1, maximumVersion: 1 });
  if (identity === null || 'error' in identity) throw new Error('the token does not say what it is');
  return identity.lifeCycleState === LIFE_CYCLE_STATES.blank && identity.fault === 0;
}

/** Starts a token on a flash that a cut has left. */
function startsBlank(image: Uint8Array): { isBlank: boolean; isClean: boolean } {
  const rig = new TokenRig(image);
  return { isBlank: saysBlank(rig), isClean: !holdsSecret(rig.storage.image) };
}

describe(`L4: what a cut leaves of a secret (seed ${SEED})`, () => {
  test.each(LIVES)('$name: nothing on a token that says it is blank, after one cut or two', (life) => {
    const once = cutImages(
      VARIANTS,
      () => start(life),
      ({ host }) => void life.change.ask(host),
    );
    const twice = once.flatMap((image) =>
      cutImages(
        VARIANTS_AT_START,
        () => unpowered(image),
        ({ runner }) => runner.powerOn(),
      ),
    );
    const starts = [...once, ...twice].map(startsBlank);
    const blank = starts.filter(({ isBlank }) => isBlank);
    expect(blank.length).toBeGreaterThan(0);
    expect(blank.filter(({ isClean }) => !isClean).length, `of ${blank.length} blank tokens`).toBe(0);
  });

  test('a token that finishes a wipe at its start takes the next provisioning', () => {
    const rig = new TokenRig();
    isCut(rig, REMAINS, () => void PROVISIONING.ask(rig.host));
    expect(holdsSecret(rig.storage.image)).toBe(true);
    rig.restart();
    rig.after(SET_CLOCK, PROVISIONING);
    rig.restart();
    expect(rig.host.request('identify', { minimumVersion: 1, maximumVersion: 1 })).toMatchObject({
      fault: 0,
      lifeCycleState: LIFE_CYCLE_STATES.provisioned,
    });
  });

  test('a wipe that the storage refuses at the start is a fault, and an erase ends it', () => {
    const rig = new TokenRig();
    isCut(rig, REMAINS, () => void PROVISIONING.ask(rig.host));
    expect(holdsSecret(rig.storage.image)).toBe(true);
    rig.runner.powerCut();
    rig.storage.plan({ afterOperations: 0, failure: 'refused', seed: 0 });
    rig.runner.powerOn();
    const identity = rig.host.request('identify', { minimumVersion: 1, maximumVersion: 1 });
    expect(FAULTS[(identity as { fault: number }).fault]?.name).toBe('storage-corrupt');
    rig.after(ERASE);
    expect(saysBlank(rig)).toBe(true);
    expect(holdsSecret(rig.storage.image)).toBe(false);
  });
});
