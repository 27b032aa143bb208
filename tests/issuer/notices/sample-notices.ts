/** A notice of every kind, in every variant of its text. */
import type {
  NoticeDetails,
  NoticeKind,
  NoticeRow,
} from '../../../host-tools/issuer/domain/records/notice.ts';
import type { Language } from '../../../host-tools/issuer/domain/records/person.ts';
import type { NoticeSender } from '../../../host-tools/issuer/domain/notice/notice-text.ts';
import { START_UNIX_SECONDS } from '../world.ts';

export const SENDER: NoticeSender = {
  issuerName: 'Talkode',
  helpPhone: '+45 70 20 30 40',
  publicAddress: 'https://talkode.example.test',
};
export const CANCEL_WORD = '0123456789abcdef0123456789abcdef';

const asked = (field: 'email' | 'phone' | 'alternativeAddress' | 'userId' | 'password') => ({
  field,
  cancelWord: CANCEL_WORD,
  dueAtUnixSeconds: String(START_UNIX_SECONDS + 3_600),
});

const DETAILS: { readonly [Kind in NoticeKind]: readonly NoticeDetails[Kind][] } = {
  activated: [{ serialLastFour: '1234' }, { serialLastFour: '1234', replacedLastFour: '5678' }],
  'new-browser': [{ browserFamily: 'Firefox on Linux' }, { browserFamily: '' }],
  'failed-three-times': [{}],
  blocked: [
    { serialLastFour: '1234', actor: 'person' },
    { serialLastFour: '1234', actor: 'system' },
    { actor: 'support' },
    { actor: 'authority' },
  ],
  unblocked: [{ serialLastFour: '1234', actor: 'person' }, { actor: 'support' }],
  'contact-change-asked': [asked('email'), asked('phone'), asked('alternativeAddress'), asked('userId')],
  'contact-changed': (
    ['email', 'phone', 'alternativeAddress', 'name', 'homeAddress', 'birthDate'] as const
  ).map((field) => ({ field })),
  'register-changed': [{ field: 'name' }, { field: 'homeAddress' }],
  'user-id-changed': [{ field: 'userId' }],
  'password-change-asked': [asked('password')],
  'password-changed': [{ field: 'password' }],
  used: [{ browserFamily: 'Firefox on Linux' }, { browserFamily: '' }],
  'not-started-by-me': [{}],
  'letter-expires': [{ lastDay: '2026-12-06' }],
  'letter-dead': [{}],
};

export function aNotice(more: Partial<NoticeRow> = {}): NoticeRow {
  return {
    noticeId: '00112233445566778899aabbccddeeff',
    personId: 'ff'.repeat(16),
    kind: 'activated',
    channel: 'email',
    language: 'da',
    recipientName: 'Åse Maria Lund',
    recipientAddress: 'aase@example.test',
    details: JSON.stringify(DETAILS.activated[0]),
    state: 'waiting',
    attempts: 0,
    nextTryAtUnixSeconds: START_UNIX_SECONDS,
    createdAtUnixSeconds: START_UNIX_SECONDS,
    sentAtUnixSeconds: null,
    ...more,
  };
}

export const EVERY_NOTICE: readonly (readonly [name: string, notice: NoticeRow])[] = (
  Object.entries(DETAILS) as [NoticeKind, readonly object[]][]
).flatMap(([kind, variants]) =>
  variants.flatMap((variant) =>
    (['da', 'en'] satisfies Language[]).map((language) => {
      const details = JSON.stringify(variant);
      return [`${language} ${kind} ${details}`, aNotice({ kind, language, details })] as const;
    }),
  ),
);
