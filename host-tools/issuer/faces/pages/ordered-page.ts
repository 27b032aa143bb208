/** What has come of an order. In the demo one button brings it forward: the device is sent, then the letter, without the day between. */
import { bringLetterForward } from '../../domain/orders/bring-letter-forward.ts';
import { issueLetter } from '../../domain/orders/issue-letter.ts';
import { type SendResult, sendDevice } from '../../domain/orders/send-device.ts';
import type { OrderRow } from '../../domain/records/order.ts';
import { addressOf } from './addresses.ts';
import { timeInWords } from './civil-words.ts';
import { form, type Problem } from './form.ts';
import { type Content, html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { orderOf, sealedOrderOf } from './own-order.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';

function advice({ words, query }: Visit): Content {
  const known = Object.entries(words.ordered.guessable).filter(([by]) =>
    query['advice']?.split(' ').includes(by),
  );
  return known.length > 0 && html`<div class="notice">${known.map(([, text]) => html`<p>${text}</p>`)}</div>`;
}

function stateOf({ words, language, unixSeconds }: Visit, order: OrderRow): Content {
  const { states, letterDue } = words.ordered;
  const due = order.letterDueAtUnixSeconds;
  return [
    html`<p>${states[order.state]}</p>`,
    order.state === 'device-sent' &&
      due !== null &&
      due > unixSeconds &&
      html`<p>${letterDue(timeInWords(due, language))}</p>`,
  ];
}

async function answer(
  desk: Desk,
  visit: Visit,
  order: OrderRow,
  problems: readonly Problem[],
): Promise<Answer> {
  const { words, language } = visit;
  const { ordered } = words;
  const sealed = sealedOrderOf(visit) ?? '';
  const buttons: Readonly<Partial<Record<OrderRow['state'], string>>> = {
    placed: ordered.sendDevice,
    'device-sent': ordered.sendLetter,
  };
  const button = buttons[order.state];
  const letters = await desk.ports.store.read((rows) => rows.letters.ofPerson(order.personId));
  const open = letters.find((letter) => letter.orderId === order.orderId && letter.state === 'open');
  return shown(visit, {
    heading: ordered.heading,
    problems,
    content: [
      stateOf(visit, order),
      advice(visit),
      desk.demo !== null &&
        button !== undefined &&
        html`<section>
          <h2>${ordered.demoHeading}</h2>
          <p>${ordered.demo[order.state === 'placed' ? 'device' : 'letter']}</p>
          ${form(visit, { fields: [], button, hidden: { order: sealed } })}
        </section>`,
      desk.demo?.parcels &&
        order.serialNumber !== null &&
        html`<p>
          <a href="${addressOf(language, 'unpack', { order: sealed })}" target="_blank" rel="noopener"
            >${ordered.unpack[order.model]}</a
          >
        </p>`,
      desk.demo !== null &&
        open !== undefined &&
        html`<p>
          <a href="${addressOf(language, 'letter', { letter: desk.sealing.seal('letter', open.letterId) })}"
            >${ordered.readLetter}</a
          >
        </p>`,
      order.state === 'letter-sent' &&
        html`<p><a href="${addressOf(language, 'activate')}">${words.start.choices.activate.title}</a></p>`,
      desk.demo !== null && html`<p><a href="${addressOf(language, 'story')}">${words.story.toStory}</a></p>`,
    ],
  });
}

/** Where devices are made when they are ordered, the stock is never empty for long. */
async function sendOrMake(
  { ports, demo }: Desk,
  { orderId, model }: OrderRow,
  unixSeconds: number,
): Promise<SendResult> {
  const sent = await sendDevice(ports, orderId, unixSeconds);
  if (sent.outcome === 'sent' || sent.reason !== 'none-in-stock' || !demo?.parcels) return sent;
  await demo.parcels.make(model, unixSeconds);
  return sendDevice(ports, orderId, unixSeconds);
}

async function send(desk: Desk, visit: Visit): Promise<Answer> {
  const order = await orderOf(desk, visit);
  if (order === null || desk.demo === null) return led('order');
  const { words, language, unixSeconds } = visit;
  const { ports, post } = desk;
  const { refusals } = words.ordered;
  const refuse = (text: string): Promise<Answer> => answer(desk, visit, order, [{ field: '', text }]);
  if (order.state === 'placed') {
    const sent = await sendOrMake(desk, order, unixSeconds);
    if (sent.outcome === 'refused' && sent.reason === 'none-in-stock') return refuse(refusals.noneInStock);
  } else if (order.state === 'device-sent') {
    await bringLetterForward(ports, order.orderId, unixSeconds);
    const issued = await issueLetter(ports, post, order.orderId, unixSeconds);
    if (issued.outcome === 'refused') {
      if (issued.reason === 'too-early')
        return refuse(words.ordered.letterDue(timeInWords(issued.dueAtUnixSeconds, language)));
      return refuse(refusals.notNow);
    }
  }
  return led('ordered', { order: sealedOrderOf(visit) ?? '' });
}

export const ORDERED_PAGE: PageSteps = {
  show: async (desk, visit) => {
    const order = await orderOf(desk, visit);
    return order === null ? led('order') : answer(desk, visit, order, []);
  },
  send,
};
