/** What a scenario expects of the link, held against what the last request brought. */
import { expect, test } from 'vitest';
import { checkLink, type LinkOutcome } from '../../simulator/scenario/check.ts';
import type { LinkCondition } from '../../simulator/scenario/steps.ts';

const REFUSED: LinkOutcome = { kind: 'error', error: 'wrong-state', message: 'wrong-state: it is locked' };
const ANSWERED: LinkOutcome = { kind: 'answer', fields: { lifeCycleState: 2 } };
const SILENT: LinkOutcome = { kind: 'silence' };

test.each<[string, LinkOutcome, LinkCondition, boolean]>([
  ['an answer', ANSWERED, { kind: 'ok' }, true],
  ['an answer where a refusal was expected', ANSWERED, { kind: 'error', error: 'wrong-state' }, false],
  ['the refusal that was expected', REFUSED, { kind: 'error', error: 'wrong-state' }, true],
  ['another refusal', REFUSED, { kind: 'error', error: 'bad-value' }, false],
  ['a refusal where an answer was expected', REFUSED, { kind: 'ok' }, false],
  ['silence', SILENT, { kind: 'silence' }, true],
  ['silence where an answer was expected', SILENT, { kind: 'ok' }, false],
  ['an answer where silence was expected', ANSWERED, { kind: 'silence' }, false],
  ['no request at all', null, { kind: 'silence' }, false],
  ['the name of a field', ANSWERED, { kind: 'field', field: 'life-cycle-state', value: 'locked' }, true],
  ['another name', ANSWERED, { kind: 'field', field: 'life-cycle-state', value: 'blank' }, false],
  ['a field that is not there', ANSWERED, { kind: 'field', field: 'digits', value: '6' }, false],
])('%s: as expected or not', (_, outcome, condition, isAsExpected) => {
  expect(checkLink(outcome, condition) === null).toBe(isAsExpected);
});
