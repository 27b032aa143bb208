// Makes a session's token what its tester asked for: erased, provisioned or blank, over the link as a factory does it.
import { LIMITS } from '../../host-tools/token/limits.generated.ts';
import type { Identity } from '../../host-tools/link/identity.ts';
import { UsageError } from './failures.ts';
import { provisionRequest, type TokenParameters } from '../../host-tools/token/provisioning.ts';
import { completeParameters } from '../../host-tools/token/published-token.ts';
import type { SecretOrigin } from '../trace/format.ts';
import type { Session } from './session.ts';

export interface TokenWish {
  /** What the tester named; the rest gets its default. */
  parameters: Partial<TokenParameters>;
  /** Erases a stored token first. */
  erase: boolean;
  /** Leaves the token without secret. */
  blank: boolean;
  /** Leaves the clock as it is. */
  clockUnset: boolean;
  /** What of this a scenario's token line asked for; the rest is of the command line. Left out: nothing. */
  byTokenLine?: readonly WishName[];
  /** The secret is that of --secret-file. */
  secretFromFile?: boolean;
  /** Leaves the choice of sound output to the first press. */
  firstUse?: boolean;
}

export type WishName = keyof TokenParameters | 'blank' | 'clockUnset' | 'firstUse' | 'language';

const TOKEN_LINE = "the scenario's token line";

/** What asks for each. */
const WISH_OPTIONS: Record<WishName, string> = {
  serialNumber: '--serial-number',
  algorithm: '--algorithm',
  digits: '--digits',
  timeStepSeconds: '--time-step',
  t0UnixSeconds: '--t0',
  secret: '--secret',
  blank: '--blank',
  clockUnset: TOKEN_LINE,
  firstUse: '--first-use',
  language: '--language',
};

/** A token before anything is done to it. */
export interface FoundToken extends Identity {
  /** Whether it has an answer to the question of its first use. */
  isOutputChosen: boolean;
}

/** What was asked for and a provisioned token cannot become. A state that it is in already is granted. */
function deniedOf(wish: TokenWish, found: FoundToken): WishName[] {
  if (wish.blank) return ['blank'];
  const denied = Object.keys(wish.parameters) as WishName[];
  if (wish.clockUnset && found.clockState !== 'unknown') denied.push('clockUnset');
  if (wish.firstUse && found.isOutputChosen) denied.push('firstUse');
  return denied;
}

/** What `wish` leads to on the token that was found, decided before anything is changed. Throws UsageError. */
export function secretOrigin(wish: TokenWish, found: FoundToken): SecretOrigin {
  const stored = found.lifeCycleState !== 'blank' && !wish.erase;
  const denied = stored ? deniedOf(wish, found) : [];
  if (denied.length > 0)
    throw new UsageError(
      `--storage: the file holds a provisioned token, which keeps its secret, parameters, clock and sound output: ` +
        `leave out ${askers(denied, wish).join(', ')}, or give --erase too, which empties it first`,
    );
  if (stored) return 'stored';
  if (wish.blank) return 'none';
  return wish.parameters.secret ? 'given' : 'published';
}

/** The option that was typed. */
export function wishOption(name: WishName, secretFromFile: boolean): string {
  return name === 'secret' && secretFromFile ? '--secret-file' : WISH_OPTIONS[name];
}

/** Where these were asked for. */
export function askers(
  wishes: readonly WishName[],
  { byTokenLine = [], secretFromFile = false }: Pick<TokenWish, 'byTokenLine' | 'secretFromFile'>,
): string[] {
  const names = wishes.map((name) =>
    byTokenLine.includes(name) ? TOKEN_LINE : wishOption(name, secretFromFile),
  );
  // The line, which is no option, goes last.
  return [...new Set(names)].sort((a, b) => Number(a === TOKEN_LINE) - Number(b === TOKEN_LINE));
}

/** Whether the token takes this time: it holds a clock from before its own design for a fault. */
export function isSettable(unixMs: number): boolean {
  return unixMs >= LIMITS.clockMinimumUnixSeconds * 1000;
}

/** Carries the wish out. `before` is the token as found. Rejects as LinkClient does, and with UsageError. */
export async function prepareToken(
  session: Session,
  wish: TokenWish,
  before: FoundToken,
): Promise<SecretOrigin> {
  const origin = secretOrigin(wish, before);
  if (wish.erase && before.lifeCycleState !== 'blank') await session.request('erase', {});
  const unixMs = session.clock.unixMs();
  // A stored token keeps its own clock: the file stands for a device whose real-time clock went on.
  if (origin !== 'stored' && !wish.clockUnset && isSettable(unixMs))
    await session.request('set-clock', {
      unixSeconds: BigInt(Math.floor(unixMs / 1000)),
      millisecond: unixMs % 1000,
      trimPartsPerBillion: 0,
    });
  if (origin === 'published' || origin === 'given')
    await session.request('provision', provisionRequest(completeParameters(wish.parameters)));
  return origin;
}
