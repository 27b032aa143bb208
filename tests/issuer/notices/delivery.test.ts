/** From an event to what arrives: each notice once by each of her ways, late if need be, never lost. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLaidFiles } from '../../../host-tools/issuer/adapters/files/lay-file.ts';
import { readPaper } from '../../../host-tools/issuer/adapters/post/read-post-folder.ts';
import { paperPrinter } from '../../../host-tools/issuer/adapters/print/print-paper.ts';
import { openCarriers } from '../../../host-tools/issuer/carriers.ts';
import { blockIdentity, unblockIdentity } from '../../../host-tools/issuer/domain/blocking/block-identity.ts';
import { askChange } from '../../../host-tools/issuer/domain/changes/ask-change.ts';
import { cancelChange } from '../../../host-tools/issuer/domain/changes/settle-changes.ts';
import { setChoices } from '../../../host-tools/issuer/domain/changes/set-choices.ts';
import { deliverNotices, type Delivery } from '../../../host-tools/issuer/domain/outbox/deliver.ts';
import type { NoticeRow } from '../../../host-tools/issuer/domain/records/notice.ts';
import type { PersonRow } from '../../../host-tools/issuer/domain/records/person.ts';
import { World } from '../world.ts';
import { Mailbox, read, refusal } from './mailbox.ts';

let folder: string;
let world: World;
let person: PersonRow;
let mailbox: Mailbox;
const failures: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'notices-'));
  failures.length = 0;
  mailbox = await Mailbox.open();
  world = await World.open({ publicAddress: 'https://talkode.example.test' });
  ({ person } = await world.owner('blå kat 7'));
});
afterEach(async () => {
  await world.close();
  await mailbox.close();
  rmSync(folder, { recursive: true });
});

const deliver = (smtp: string | null = mailbox.address('postmand:hemmelig@')): Promise<Delivery> => {
  const { ports } = world;
  const mail = { smtp, mailFrom: null };
  return deliverNotices(
    ports,
    openCarriers(ports.store, ports.policy, folder, paperPrinter(), mail),
    () => world.now,
    20,
    (noticeId, channel, error) => failures.push(`${noticeId} ${channel} ${String(error)}`),
  );
};
const notices = (): Promise<readonly NoticeRow[]> =>
  world.ports.store.read((rows) => rows.notices.ofPerson(person.personId));
const laid = (name: string): string => path.join(folder, name);
const namesIn = async (name: string): Promise<string[]> =>
  ((await readLaidFiles(laid(name))) ?? []).map((file) => file.name);

describe('an activation', () => {
  test('is told once by mail and once by text message', async () => {
    expect(await deliver()).toEqual({ sent: 2, waiting: 0, failed: 0 });
    world.now += 60;
    expect(await deliver()).toEqual({ sent: 0, waiting: 0, failed: 0 });
    expect(mailbox.taken.map(({ recipients }) => recipients)).toEqual([['aase@example.test']]);
    const mail = await read(mailbox.taken[0]!.bytes);
    expect(mail.subject).toBe('Din enhed er aktiveret');
    const rows = await notices();
    expect(rows.map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual([
      'email sent',
      'sms sent',
    ]);
    const [email, sms] = ['email', 'sms'].map((channel) => rows.find((row) => row.channel === channel)!);
    expect(mail.messageId).toBe(`<${email!.noticeId}@talkode.example.test>`);
    expect(await namesIn('text-messages')).toEqual([`${sms!.noticeId}.json`]);
    const file = laid(`text-messages/${sms!.noticeId}.json`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const message = JSON.parse(readFileSync(file, 'utf8')) as { to: string; text: string };
    expect(message.to).toBe('+4520304050');
    expect(message.text).toMatch(/^Talkode: Enhed \.\.\.\d{4} blev aktiveret/);
  });

  test('is told on paper to who wants paper, in the form of her letter', async () => {
    await deliver();
    const choices = { wantsNoticeOfEachUse: false, keepsServiceNames: false, wantsPaper: true };
    await setChoices(world.ports, person.personId, choices, world.now);
    await askChange(world.ports, person.personId, 'userId', 'grøn kat 8', world.now);
    expect(await deliver()).toEqual({ sent: 2, waiting: 0, failed: 0 });
    const paper = (await notices()).find(({ channel }) => channel === 'paper')!;
    const files = await readPaper(laid('notices'), paper.noticeId);
    expect(files?.map(({ name }) => name)).toEqual([`${paper.noticeId}.txt`]);
    expect(Buffer.from(files![0]!.bytes).toString()).toContain('Nogen har bedt om at ændre dit bruger-ID');
  });

  test('is told on paper to whose mailbox is closed', async () => {
    mailbox.recipientRefusal = refusal(550, '5.1.1 aase@example.test unknown');
    expect(await deliver()).toEqual({ sent: 2, waiting: 0, failed: 1 });
    const states = (await notices()).map(({ channel, state }) => `${channel} ${state}`);
    expect(states.sort()).toEqual(['email failed', 'paper sent', 'sms sent']);
  });
});

describe('a notice', () => {
  test('of who has neither e-mail nor phone is a paper', async () => {
    await deliver();
    const other = await world.person('rød kat 9', { email: '', phone: '' });
    await blockIdentity(world.ports, other.personId, 'support', world.now);
    await unblockIdentity(world.ports, other.personId, 'passport seen', world.now);
    expect(await deliver()).toEqual({ sent: 2, waiting: 0, failed: 0 });
    const told = await world.ports.store.read((rows) => rows.notices.ofPerson(other.personId));
    expect(told.map(({ channel, state }) => `${channel} ${state}`)).toEqual(['paper sent', 'paper sent']);
    for (const { noticeId } of told) {
      // Who has ordered nothing yet has chosen no form.
      const [file] = (await readPaper(laid('notices'), noticeId))!;
      expect(file!.name).toBe(`${noticeId}.pdf`);
      expect(Buffer.from(file!.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });
});

describe('where no mail server is named', () => {
  test('mails lie in a folder, each under its notice, for their owner alone', async () => {
    expect(await deliver(null)).toMatchObject({ sent: 2 });
    const email = (await notices()).find(({ channel }) => channel === 'email')!;
    const [file, ...more] = (await readLaidFiles(laid('mail')))!;
    expect(more).toEqual([]);
    expect(file!.name).toBe(`${email.noticeId}.eml`);
    expect(statSync(laid(`mail/${file!.name}`)).mode & 0o777).toBe(0o600);
    expect(await read(Buffer.from(file!.bytes))).toMatchObject({
      to: [{ address: 'aase@example.test' }],
      subject: 'Din enhed er aktiveret',
    });
    expect(mailbox.taken).toEqual([]);
  });
});

describe('a mail server', () => {
  test('that is down for days loses nothing, and is told of without address and login', async () => {
    const address = mailbox.address('postmand:hemmelig@');
    const { port } = mailbox;
    await mailbox.close();
    expect(await deliver(address)).toEqual({ sent: 1, waiting: 1, failed: 0 });
    for (let day = 0; day < 40; day++) {
      world.now += 86_400;
      expect(await deliver(address)).toEqual({ sent: 0, waiting: 1, failed: 0 });
    }
    mailbox = await Mailbox.open({}, '127.0.0.1', port);
    world.now += 86_400;
    expect(await deliver(address)).toEqual({ sent: 1, waiting: 0, failed: 0 });
    expect(mailbox.taken).toHaveLength(1);
    expect(failures).toHaveLength(41);
    expect(failures.join()).not.toMatch(/aase|example|postmand|hemmelig|127\.0/);
  });

  test('that breaks off after it took a mail gets it twice, under one Message-ID', async () => {
    mailbox.breaksAfterData = 1;
    expect(await deliver()).toEqual({ sent: 1, waiting: 1, failed: 0 });
    world.now += 60;
    expect(await deliver()).toEqual({ sent: 1, waiting: 0, failed: 0 });
    world.now += 60;
    expect(await deliver()).toEqual({ sent: 0, waiting: 0, failed: 0 });
    const ids = await Promise.all(mailbox.taken.map(async ({ bytes }) => (await read(bytes)).messageId));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('that puts a recipient off takes the mail later', async () => {
    mailbox.recipientRefusal = refusal(451, '4.7.1 try again');
    expect(await deliver()).toEqual({ sent: 1, waiting: 1, failed: 0 });
    mailbox.recipientRefusal = null;
    world.now += 59;
    expect(await deliver()).toEqual({ sent: 0, waiting: 0, failed: 0 });
    world.now += 1;
    expect(await deliver()).toEqual({ sent: 1, waiting: 0, failed: 0 });
  });

  test('needs a sender: one that is named, or the host of the public address', () => {
    const { store, policy } = world.ports;
    const open = (publicAddress: string, mailFrom: string | null): unknown =>
      openCarriers(store, { ...policy, publicAddress }, folder, paperPrinter(), {
        smtp: 'smtp://127.0.0.1',
        mailFrom,
      });
    expect(() => open('http://127.0.0.1:6238', null)).toThrow('mail: expected a sender');
    expect(() => open('http://127.0.0.1:6238', 'a@example.test, b@example.test')).toThrow('mail: sender:');
    expect(open('http://127.0.0.1:6238', 'post@example.test')).toBeDefined();
    expect(open('https://talkode.example.test', null)).toBeDefined();
  });
});

describe('a change that somebody asks for', () => {
  test('is stopped by the link that her mail, the new address and her phone got', async () => {
    await deliver();
    mailbox.taken.length = 0;
    const before = await namesIn('text-messages');
    await askChange(world.ports, person.personId, 'email', 'thief@example.test', world.now);
    expect(await deliver()).toEqual({ sent: 3, waiting: 0, failed: 0 });
    expect(mailbox.taken.flatMap(({ recipients }) => recipients).sort()).toEqual([
      'aase@example.test',
      'thief@example.test',
    ]);
    const added = (await namesIn('text-messages')).filter((name) => !before.includes(name));
    expect(added).toHaveLength(1);
    const texts = [
      ...(await Promise.all(mailbox.taken.map(async ({ bytes }) => (await read(bytes)).text!))),
      (JSON.parse(readFileSync(laid(`text-messages/${added[0]!}`), 'utf8')) as { text: string }).text,
    ];
    const words = texts.map(
      (text) => /https:\/\/talkode\.example\.test\/da\/cancel\?word=([0-9a-f]+)/.exec(text)?.[1],
    );
    expect(new Set(words).size).toBe(1);
    expect(await cancelChange(world.ports, words[0]!, world.now)).toBe(true);
  });

  test('of the phone is told to the old number and the new one, by paper too to who wants paper', async () => {
    await deliver();
    const choices = { wantsNoticeOfEachUse: false, keepsServiceNames: false, wantsPaper: true };
    await setChoices(world.ports, person.personId, choices, world.now);
    await askChange(world.ports, person.personId, 'phone', '99999999', world.now);
    const told = (await notices()).filter(({ kind }) => kind === 'contact-change-asked');
    expect(told.map(({ recipientAddress }) => recipientAddress).sort()).toEqual([
      '+4520304050',
      '+4599999999',
      'Prøvegade 1\n8000 Aarhus C',
      'aase@example.test',
    ]);
  });
});
