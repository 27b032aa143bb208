/** A right login is stored: the step is used up, the browser known, the event logged, notices laid in the outbox. */
import type { VerifierState } from '../../../verifier/credential.ts';
import { newEvent } from '../log/new-event.ts';
import { tell } from '../notice/tell.ts';
import type { Ports } from '../ports/ports.ts';
import type { DeviceRow } from '../records/device.ts';
import type { Attempt } from './attempt.ts';
import { rememberBrowser } from './known-browser.ts';
import type { LoginRequest, LoginResult } from './login.ts';

/** By the step of the last accepted code. */
function lastUsedAt({ lastAcceptedStep, timeStepSeconds, t0UnixSeconds }: DeviceRow): number | null {
  return lastAcceptedStep < 0 ? null : t0UnixSeconds + lastAcceptedStep * timeStepSeconds;
}

/** Null: another login with this code was quicker, or the device or the person was blocked meanwhile. */
export async function acceptLogin(
  { store, random }: Ports,
  { browserId, origin, service }: LoginRequest,
  { person: before, device, admission }: Attempt,
  state: VerifierState,
  needsPassword: boolean,
  unixSeconds: number,
): Promise<LoginResult | null> {
  const { personId } = before;
  const { serialNumber } = device;
  return store.transaction(async (rows): Promise<LoginResult | null> => {
    if (!(await rows.devices.acceptStep(serialNumber, state, { pairErrors: 0 }))) return null;
    const person = await rows.people.byId(personId);
    if (person?.state !== 'open')
      throw new Error('login: expected an open identity, got one blocked meanwhile');
    const browser = await rememberBrowser(rows, personId, browserId, unixSeconds);
    const ownCodes = browser.strangerCodesSpent + (admission.by === 'pool' ? admission.codesSpent : 0);
    if (ownCodes > 0) await rows.devices.returnStrangerCodes(serialNumber, ownCodes);
    await rows.events.insert(
      newEvent(personId, 'logged-in', 'person', unixSeconds, {
        serialNumber,
        ...origin,
        serviceName: person.keepsServiceNames ? (service?.name ?? null) : null,
        approvedText: person.keepsServiceNames ? (service?.text ?? null) : null,
      }),
    );
    const details = { browserFamily: origin.browserFamily ?? '' };
    if (!browser.wasKnown)
      await tell(rows, random, person, { kind: 'new-browser', reach: 'one-channel', details }, unixSeconds);
    else if (person.wantsNoticeOfEachUse)
      await tell(rows, random, person, { kind: 'used', reach: 'one-channel', details }, unixSeconds);
    if (needsPassword) await rows.people.setTemporaryPassword(personId, null);
    const waitingChanges = await rows.changes.waitingOf(personId);
    for (const { changeId } of waitingChanges) await rows.changes.markTold(changeId);
    return {
      outcome: 'logged-in',
      person,
      serialNumber,
      isNewBrowser: !browser.wasKnown,
      lastUsedAtUnixSeconds: lastUsedAt(device),
      needsPassword,
      waitingChanges,
    };
  });
}
