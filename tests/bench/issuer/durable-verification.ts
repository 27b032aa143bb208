/**
 * One durable verification, in two ways with the same duties: read what a device is verified by, open its secret, compare the code, use up
 * the step by compare-and-set, write the event, commit. Once by the issuer's store, once as one would write it by hand with the driver.
 */
import type pg from 'pg';
import { newEvent } from '../../../host-tools/issuer/domain/log/new-event.ts';
import type { Secrecy } from '../../../host-tools/issuer/domain/ports/secrecy.ts';
import type { Store } from '../../../host-tools/issuer/domain/ports/store.ts';
import { prepareCredential, type VerifierState } from '../../../host-tools/verifier/credential.ts';
import { nodeHmac } from '../../../host-tools/verifier/hmac-node.ts';
import { verifyTotp } from '../../../host-tools/verifier/totp-verifier.ts';
import type { CodeParameters } from '../../../host-tools/token/code-parameters.ts';
import type { Owner } from './owners.ts';

/** Rejects when the code was not accepted: the rate would mean nothing. */
export type Verify = (owner: Owner, code: string, unixSeconds: number) => Promise<void>;

function accepted(
  secret: Uint8Array,
  row: CodeParameters & VerifierState,
  code: string,
  unixSeconds: number,
): VerifierState {
  const credential = prepareCredential(secret, row, nodeHmac);
  const verified = verifyTotp({ credential, state: row, code, unixSeconds });
  credential.hmac.wipe();
  secret.fill(0);
  if (verified.outcome !== 'accepted') throw new Error(`expected an accepted code, got ${verified.outcome}`);
  return verified.state;
}

export function byTheStore(store: Store, secrecy: Secrecy): Verify {
  return ({ personId, token: { serialNumber } }, code, unixSeconds) =>
    store.transaction(async (rows) => {
      const device = await rows.devices.bySerialNumber(serialNumber);
      if (device === null) throw new Error('expected a device, got none');
      const state = accepted(secrecy.open(serialNumber, device), device, code, unixSeconds);
      if (!(await rows.devices.acceptStep(serialNumber, state, { pairErrors: 0 })))
        throw new Error('expected an unused step, got a used one');
      await rows.events.insert(newEvent(personId, 'logged-in', 'person', unixSeconds, { serialNumber }));
    });
}

const SELECT = {
  name: 'credential',
  text: `select sealed_secret, data_key_version, algorithm, digits, time_step_seconds, t0_unix_seconds,
    drift_steps, last_accepted_step, drift_lowered_at_step, state from devices where serial_number = $1`,
};
const UPDATE = {
  name: 'step',
  text: `update devices set drift_steps = $2, last_accepted_step = $3, drift_lowered_at_step = $4, pair_errors = 0
    where serial_number = $1 and state = 'active' and last_accepted_step < $3`,
};
const INSERT = {
  name: 'event',
  text: `insert into events (person_id, kind, actor, serial_number, at_unix_seconds, is_address_whole)
    values ($1, 'logged-in', 'person', $2, $3, 0)`,
};

interface CredentialRow {
  readonly sealed_secret: Uint8Array;
  readonly data_key_version: string;
  readonly algorithm: CodeParameters['algorithm'];
  readonly digits: string;
  readonly time_step_seconds: string;
  readonly t0_unix_seconds: string;
  readonly drift_steps: string;
  readonly last_accepted_step: string;
  readonly drift_lowered_at_step: string;
}

export function byHand(pool: pg.Pool, secrecy: Secrecy): Verify {
  return async ({ personId, token: { serialNumber } }, code, unixSeconds) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<CredentialRow>({ ...SELECT, values: [serialNumber] });
      const row = rows[0]!;
      const secret = secrecy.open(serialNumber, {
        sealedSecret: row.sealed_secret,
        dataKeyVersion: Number(row.data_key_version),
      });
      const state = accepted(
        secret,
        {
          algorithm: row.algorithm,
          digits: Number(row.digits) as CodeParameters['digits'],
          timeStepSeconds: Number(row.time_step_seconds),
          t0UnixSeconds: Number(row.t0_unix_seconds),
          driftSteps: Number(row.drift_steps),
          lastAcceptedStep: Number(row.last_accepted_step),
          driftLoweredAtStep: Number(row.drift_lowered_at_step),
        },
        code,
        unixSeconds,
      );
      const { driftSteps, lastAcceptedStep, driftLoweredAtStep } = state;
      const values = [serialNumber, driftSteps, lastAcceptedStep, driftLoweredAtStep];
      const { rowCount } = await client.query({ ...UPDATE, values });
      if (rowCount !== 1) throw new Error('expected an unused step, got a used one');
      await client.query({ ...INSERT, values: [personId, serialNumber, unixSeconds] });
      await client.query('commit');
    } finally {
      client.release();
    }
  };
}
