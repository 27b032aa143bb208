/** Stories of people, devices, time, drift and attackers, and what must hold after each step of each of them. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { blockIdentity, unblockIdentity } from '../../host-tools/issuer/domain/blocking/block-identity.ts';
import { blockOwnDevice } from '../../host-tools/issuer/domain/blocking/block-own-device.ts';
import { unblockByProof } from '../../host-tools/issuer/domain/blocking/unblock-device.ts';
import { mayMove } from '../../host-tools/issuer/domain/devices/device-states.ts';
import { NO_ORIGIN } from '../../host-tools/issuer/domain/log/new-event.ts';
import { logIn } from '../../host-tools/issuer/domain/login/log-in.ts';
import { mailText } from '../../host-tools/issuer/domain/notice/notice-layout.ts';
import { deliverNotices } from '../../host-tools/issuer/domain/outbox/deliver.ts';
import type { DeviceRow } from '../../host-tools/issuer/domain/records/device.ts';
import type { NoticeRow } from '../../host-tools/issuer/domain/records/notice.ts';
import type { PersonRow } from '../../host-tools/issuer/domain/records/person.ts';
import { ReferenceOwner } from './login-reference.ts';
import { PASSWORD, type World } from './world.ts';

const STEP_SECONDS = 30;

/** `who` counts the people; `step` is how far from the present a code was read. */
type Act =
  | { act: 'wait'; seconds: number }
  | { act: 'drift'; who: number; seconds: number }
  | { act: 'log in'; who: number; browser: number; step: number; isPassword: boolean }
  | { act: 'two codes'; who: number; browser: number; step: number; isPassword: boolean }
  | { act: 'guess'; who: number; browser: number; code: string; isPassword: boolean }
  | { act: 'replay'; who: number; browser: number }
  | { act: 'block' | 'unblock' | 'block identity' | 'unblock identity'; who: number }
  | { act: 'deliver' };

const who = fc.nat({ max: 1 });
/** The first is the one that the device was activated in. */
const browser = fc.nat({ max: 3 });
const code = fc.nat({ max: 999_999 }).map((value) => String(value).padStart(6, '0'));

const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('wait'), seconds: fc.constantFrom(5, 30, 60, 400, 90_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('drift'), who, seconds: fc.integer({ min: -40, max: 40 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('log in'),
      who,
      browser,
      step: fc.integer({ min: -3, max: 3 }),
      isPassword: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('two codes'),
      who,
      browser,
      step: fc.integer({ min: -3, max: 1 }),
      isPassword: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('guess'), who, browser, code, isPassword: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('replay'), who, browser }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom('block', 'unblock', 'block identity', 'unblock identity'),
      who,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('deliver') }) },
);

interface Owner {
  readonly person: PersonRow;
  readonly reference: ReferenceOwner;
  lastCodes: readonly [string] | readonly [string, string] | null;
}

/** Plays a story on a world with two people, and holds it against the reference after each act. */
class Story {
  readonly #world: World;
  readonly #owners: Owner[] = [];
  readonly #sent = new Map<string, number>();
  #sources = 0;
  #present: DeviceRow[] = [];
  private constructor(world: World) {
    this.#world = world;
  }

  static async begin(world: World, name: string): Promise<Story> {
    const story = new Story(world);
    for (const userId of [`${name} one`, `${name} two`]) {
      const { person, token } = await world.owner(userId, 'browser 0');
      const { lastAcceptedStep } = await story.#device(token.serialNumber);
      const reference = new ReferenceOwner(token, PASSWORD, 'browser 0', lastAcceptedStep);
      story.#owners.push({ person, reference, lastCodes: null });
    }
    await story.#look();
    return story;
  }

  async #device(serialNumber: string): Promise<DeviceRow> {
    return (await this.#world.ports.store.read((rows) => rows.devices.bySerialNumber(serialNumber)))!;
  }

  async #look(): Promise<void> {
    this.#present = [];
    for (const { reference } of this.#owners)
      this.#present.push(await this.#device(reference.token.serialNumber));
  }

  async act(act: Act): Promise<void> {
    await this.#carryOut(act);
    const before = this.#present;
    await this.#look();
    for (const [index, device] of this.#present.entries()) {
      const { isUsable, poolCodes, pairErrors, isBlocked } = this.#owners[index]!.reference;
      expect(device.strangerCodesSpent).toBe(poolCodes);
      expect(device.pairErrors).toBe(pairErrors);
      expect(device.state === 'active').toBe(isUsable);
      if (isBlocked) expect(device.state).toBe('blocked');
      const { state: from } = before[index]!;
      expect(from === device.state || mayMove(from, device.state), `${from} -> ${device.state}`).toBe(true);
    }
  }

  async #carryOut(act: Act): Promise<void> {
    const world = this.#world;
    if (act.act === 'wait') return void (world.now += act.seconds);
    if (act.act === 'deliver') return this.#deliver();
    const owner = this.#owners[act.who]!;
    const { reference, person } = owner;
    const { token } = reference;
    const { personId } = person;
    switch (act.act) {
      case 'drift':
        return void (token.clockAheadSeconds += act.seconds);
      case 'log in':
        return this.#logIn(owner, [token.codeAt(world.now + act.step * STEP_SECONDS)], act);
      case 'two codes':
        return this.#logIn(owner, token.pairAt(world.now + act.step * STEP_SECONDS), act);
      case 'guess':
        return this.#logIn(owner, [act.code], act);
      case 'replay':
        return owner.lastCodes === null
          ? undefined
          : this.#logIn(owner, owner.lastCodes, { ...act, isPassword: true });
      case 'block': {
        const blocked = await blockOwnDevice(world.ports, personId, 'person', world.now);
        // A suspended device can be blocked as well: its identity was.
        expect(blocked !== null).toBe(!reference.isBlocked);
        if (blocked !== null) reference.notices.push('blocked', 'blocked');
        reference.isBlocked = true;
        return;
      }
      case 'unblock': {
        const isDone = await unblockByProof(world.ports, token.serialNumber, 'seen', world.now);
        expect(isDone).toBe(reference.isBlocked && reference.isOpen);
        if (isDone) {
          reference.isBlocked = false;
          reference.pairErrors = 0;
          reference.notices.push('unblocked', 'unblocked');
        }
        return;
      }
      case 'block identity':
        expect(await blockIdentity(world.ports, personId, 'person', world.now)).toBe(reference.isOpen);
        if (reference.isOpen) reference.notices.push('blocked', 'blocked');
        reference.isOpen = false;
        return;
      case 'unblock identity':
        expect(await unblockIdentity(world.ports, personId, 'seen', world.now)).toBe(!reference.isOpen);
        if (!reference.isOpen) reference.notices.push('unblocked', 'unblocked');
        reference.isOpen = true;
    }
  }

  async #logIn(
    owner: Owner,
    codes: readonly [string] | readonly [string, string],
    { browser: number, isPassword }: { browser: number; isPassword: boolean },
  ): Promise<void> {
    const { ports, now } = this.#world;
    const { reference, person } = owner;
    const { serialNumber } = reference.token;
    const seen = await this.#device(serialNumber);
    const browserId = `browser ${number}`;
    const password = isPassword ? PASSWORD : 'a guess of hers';
    const expected = reference.logIn(codes, password, browserId, now, seen);
    const source = `source ${this.#sources++}`;
    const request = {
      userId: person.userId,
      codes,
      password,
      browserId,
      source,
      origin: NO_ORIGIN,
      service: null,
    };
    const { outcome } = await logIn(ports, request, now);
    expect(outcome).toBe(expected);
    const { lastAcceptedStep, driftSteps } = await this.#device(serialNumber);
    if (outcome !== 'logged-in') {
      expect(lastAcceptedStep).toBe(seen.lastAcceptedStep);
      return;
    }
    owner.lastCodes = codes;
    // No code twice: each step that was accepted lies after all before it.
    expect(lastAcceptedStep).toBeGreaterThan(reference.acceptedSteps.at(-1)!);
    reference.acceptedSteps.push(lastAcceptedStep);
    if (codes.length === 1) expect(Math.abs(driftSteps - seen.driftSteps)).toBeLessThanOrEqual(1);
  }

  async #deliver(): Promise<void> {
    const carry = (notice: NoticeRow): Promise<void> => {
      const { noticeId } = notice;
      this.#sent.set(noticeId, (this.#sent.get(noticeId) ?? 0) + 1);
      // What the steps write down is enough for its text.
      expect(mailText(notice, this.#world.ports.policy).body).not.toMatch(/undefined|Invalid|NaN/);
      return Promise.resolve();
    };
    await deliverNotices(
      this.#world.ports,
      { email: carry, paper: carry, sms: carry },
      () => this.#world.now,
      1_000,
    );
  }

  /** Every notice that the story gave reason for, each once, and no other. */
  async end(): Promise<void> {
    await this.#deliver();
    for (const { person, reference } of this.#owners) {
      const notices = await this.#world.ports.store.read((rows) => rows.notices.ofPerson(person.personId));
      const kinds = notices.map(({ kind }) => kind).sort();
      expect(kinds).toEqual([...reference.notices, 'activated', 'activated'].sort());
      for (const { noticeId } of notices) expect(this.#sent.get(noticeId)).toBe(1);
    }
  }
}

/** Plays so many stories, one after the other and each with two people of its own. */
export async function playStories(world: World, stories: number): Promise<void> {
  let played = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 1, maxLength: 25 }), async (acts) => {
      const story = await Story.begin(world, `story ${++played}`);
      for (const act of acts) await story.act(act);
      await story.end();
    }),
    { numRuns: stories },
  );
}
