/** A refused login is stored: what it took from the pool, the event, and at the third error a notice. */
import { newEvent } from '../log/new-event.ts';
import { blockDevice } from '../devices/block-device.ts';
import { tell } from '../notice/tell.ts';
import { idleStatement } from '../ports/idle-statement.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rows } from '../ports/store.ts';
import { isThreshold, TOLD_EACH_ERRORS } from './guessing.ts';
import type { Attempt } from './attempt.ts';
import type { LoginRequest } from './login.ts';

/**
 * As many statements for a name that nobody has, a blocked device and a closed pool as for a try that is written down; only the
 * notice is more, at each third of the few tries that strangers have in a device's life.
 *
 * @param isPassword the password was right: only such pairs are worth counting.
 */
export async function refuseLogin(
  rows: Rows,
  { random, policy }: Ports,
  { browserId, origin }: LoginRequest,
  attempt: Attempt | null,
  isPassword: boolean,
  unixSeconds: number,
): Promise<void> {
  if (attempt === null) {
    await idleStatement(rows);
    return idleStatement(rows);
  }
  const { person, device, browser, admission } = attempt;
  const { personId } = person;
  const { serialNumber } = device;
  let isTold = false;
  let isLogged = false;
  if (admission.by === 'known-browser') {
    isLogged = true;
    isTold = ((browser?.consecutiveErrors ?? 0) + 1) % TOLD_EACH_ERRORS === 0;
  }
  if (admission.by === 'pool') {
    const spent = (browser?.strangerCodesSpent ?? 0) + admission.codesSpent;
    await rows.browsers.put({
      personId,
      browserId,
      isKnown: false,
      consecutiveErrors: (browser?.consecutiveErrors ?? 0) + 1,
      lastErrorUnixSeconds: unixSeconds,
      strangerCodesSpent: spent,
      firstSeenUnixSeconds: browser?.firstSeenUnixSeconds ?? unixSeconds,
      lastSeenUnixSeconds: unixSeconds,
    });
    isLogged = true;
    isTold = isThreshold(device.strangerCodesSpent, admission.codesSpent);
  }
  const isPair = admission.by === 'pair' && isPassword;
  if (admission.by !== 'pool' && !isPair) await idleStatement(rows);
  if (isPair) {
    const pairErrors = device.pairErrors + 1;
    isLogged = true;
    isTold = pairErrors % TOLD_EACH_ERRORS === 0;
    await rows.devices.update(serialNumber, { pairErrors });
    if (pairErrors >= policy.pairErrors)
      await blockDevice(rows, random, person, device, 'system', unixSeconds);
  }
  // Tries that nothing could come of are in no one's log: else a stranger fills it.
  if (!isLogged) return idleStatement(rows);
  await rows.events.insert(
    newEvent(personId, 'login-failed', 'person', unixSeconds, { serialNumber, ...origin }),
  );
  const told = { kind: 'failed-three-times', reach: 'one-channel', details: {} } as const;
  if (isTold) await tell(rows, random, person, told, unixSeconds);
}
