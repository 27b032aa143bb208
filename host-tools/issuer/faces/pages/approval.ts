/** The service for which somebody logs in: named by a sealed word in the page's address, which counts in one browser alone. */
import type { Approval, Desk, Visit } from './visit.ts';

/** Else a person could be led to approve what waits in another's browser. */
interface Sealed {
  readonly approvalId: string;
  readonly browserId: string;
}

export function sealApproval(
  { sealing }: Pick<Desk, 'sealing'>,
  approvalId: string,
  browserId: string,
): string {
  const sealed: Sealed = { approvalId, browserId };
  return sealing.seal('approval', JSON.stringify(sealed));
}

export interface Waiting {
  readonly approvalId: string;
  readonly approval: Approval;
  /** Goes with each form and link of the login. */
  readonly word: string;
}

/** `none`: her own page. `over`: there was a service, and it waits no more. */
export async function waitingApproval(
  { sealing, approvals }: Pick<Desk, 'sealing' | 'approvals'>,
  { query, fields, browserId, language }: Pick<Visit, 'query' | 'fields' | 'browserId' | 'language'>,
): Promise<Waiting | 'none' | 'over'> {
  const word = fields['approval'] ?? query['approval'];
  if (word === undefined) return 'none';
  const opened = sealing.open('approval', word);
  if (opened === null) return 'over';
  const sealed = JSON.parse(opened) as Sealed;
  if (sealed.browserId !== browserId) return 'over';
  const { approvalId } = sealed;
  const approval = (await approvals()?.find(approvalId, language)) ?? null;
  return approval === null ? 'over' : { approvalId, approval, word };
}
