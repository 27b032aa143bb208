/** "I did not start this": it ends here, and what to do next is said; nobody knows yet whom it was aimed at. */
import { tell } from '../../domain/notice/tell.ts';
import { endSession } from '../../domain/session/session.ts';
import { addressOf } from './addresses.ts';
import { waitingApproval } from './approval.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';

function answer({ ports }: Desk, visit: Visit): Answer {
  const { words, language } = visit;
  const { notMe } = words;
  return shown(visit, {
    heading: notMe.heading,
    content: html`<p class="intro">${notMe.ended}</p>
      <p>${notMe.advice}</p>
      <p>${words.frame.neverAsks}</p>
      <section>
        <h2>${notMe.blockHeading}</h2>
        <p>${notMe.block(ports.policy.helpPhone)}</p>
        <p><a href="${addressOf(language, 'block')}">${notMe.toBlock}</a></p>
      </section>`,
  });
}

/** A session of this browser ends too, and its person is told by her own channels; a service that waits learns that it was refused. */
async function send(desk: Desk, visit: Visit): Promise<Answer> {
  const { ports } = desk;
  const { person, cookies, unixSeconds } = visit;
  const waiting = await waitingApproval(desk, visit);
  if (typeof waiting === 'object') await desk.approvals()?.refuse(waiting.approvalId);
  if (cookies.session !== null) await endSession(ports, cookies.session);
  if (person !== null)
    await ports.store.transaction((rows) =>
      tell(
        rows,
        ports.random,
        person,
        { kind: 'not-started-by-me', reach: 'two-channels', details: {} },
        unixSeconds,
      ),
    );
  return led('notMe', {}, { session: null });
}

export const NOT_ME_PAGE: PageSteps = { show: (desk, visit) => answer(desk, visit), send };
