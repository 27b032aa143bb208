/** English: her own page, the event log, changes, choices, blocking and privacy. */

interface PrivacyNumbers {
  readonly addressKeptDays: number;
}

export const ENGLISH_LOG = {
  myPage: {
    heading: (name: string) => `My page: ${name}`,
    waitingHeading: 'A change is waiting',
    waitingIntro: 'If you did not ask for it yourself, stop it now.',
    waiting: (field: string, time: string) => `${field}: takes effect ${time}.`,
    stopChange: (field: string) => `Stop: ${field}`,
    newBrowser: 'This is the first time you log in with this browser. We have sent you a message about it.',
    saved: 'Saved.',
    stopped: 'The change has been stopped. Everything stays as it was.',
    devices: 'My devices',
    noDevice: 'You have no device.',
    models: { 'code-display': 'Code display', 'code-reader': 'Code reader' },
    serialEnd: (digits: string) => `serial number ends in ${digits}`,
    activatedOn: (day: string) => `activated ${day}`,
    deviceStates: {
      manufactured: 'in stock',
      assigned: 'under way to you',
      active: 'active',
      suspended: 'suspended',
      blocked: 'blocked',
      replaced: 'replaced by another',
      lost: 'lost',
      expired: 'expired',
      revoked: 'revoked',
    },
    events: 'Event log',
    allEvents: 'The whole event log',
    noEvents: 'Nothing has happened yet.',
    data: 'My data',
    none: 'none',
    hidden: 'never shown',
    correct: (phone: string) =>
      `Your name and home address come from the population register. If they are wrong, have them mended at your municipality. If anything else is wrong, call ${phone}.`,
    logOut: 'Log out',
  },
  events: {
    intro: (days: number) => `Network addresses are kept whole for ${days} days, then shortened.`,
    where: 'From',
    on: 'on',
    older: 'Older events',
    actors: { person: 'you', support: 'by support', system: 'by the system', authority: 'by an authority' },
    kinds: {
      registered: 'Registered',
      ordered: 'Device ordered',
      'device-sent': 'Device sent',
      'letter-sent': 'Letter sent',
      'letter-dead': 'Letter ended after wrong tries',
      'activation-failed': 'Activation failed',
      activated: 'Device activated',
      'logged-in': 'Logged in',
      'login-failed': 'Login failed',
      'device-blocked': 'Device blocked',
      'device-unblocked': 'Device unblocked',
      'device-replaced': 'Device replaced',
      'device-resynchronized': 'The device’s clock found again',
      'identity-blocked': 'Identity blocked',
      'identity-unblocked': 'Identity unblocked',
      'password-change-asked': 'Change of password asked for',
      'password-change-cancelled': 'Change of password stopped',
      'password-changed': 'Password changed',
      'password-reset': 'Temporary password sent',
      'contact-change-asked': 'Change asked for',
      'contact-change-cancelled': 'Change stopped',
      'contact-changed': 'Changed',
      'user-id-changed': 'User ID changed',
      'choice-changed': 'Choice changed',
      'report-made': 'Report made',
      'request-received': 'Request received',
      'request-answered': 'Request answered',
      'identity-restricted': 'Use of your data restricted',
      'restriction-lifted': 'Restriction lifted',
      'restricted-data-used': 'Restricted data used',
      'register-changed': 'Changed as in the population register',
      'identity-closed': 'Identity closed',
    },
  },
  changes: {
    names: {
      email: 'E-mail',
      phone: 'Mobile phone',
      alternativeAddress: 'Another address for post',
      userId: 'User ID',
      password: 'Password',
    },
    change: (field: string) => `Change: ${field}`,
    newUserId: 'New user ID',
    emptyDeletes: 'Leave it empty to delete it.',
    tooOften: 'You have asked for this several times. Wait an hour and try again.',
    phoneHint: 'Leave it empty to delete it; then a forgotten password takes a letter.',
    intro: (hours: number) =>
      hours === 1
        ? 'The change takes effect after an hour. We tell you at once where we know you, so that you can stop what you did not ask for.'
        : `The change takes effect after ${hours} hours. We tell you at once where we know you, so that you can stop what you did not ask for.`,
    button: 'Ask for the change',
    back: 'Back to my page without a change',
  },
  choices: {
    heading: 'My choices',
    change: 'Change my choices',
    eachUseOn: 'You get a message each time your device is used.',
    eachUseOff: 'You get a message only about what is unusual.',
    servicesOn: 'Your log says where you logged in.',
    servicesOff: 'Your log does not say where you logged in.',
    paperOn: 'Messages come on paper.',
    paperOff: 'Messages come by e-mail.',
    names: {
      eachUse: 'Tell me each time my device is used',
      services: 'Keep in my log where I logged in',
      paper: 'Send messages on paper',
    },
    hints: {
      eachUse: 'Otherwise only about what is unusual.',
      services: 'Otherwise nobody keeps which services you use, and we cannot tell you later.',
      paper: 'Without an e-mail address they always come on paper.',
    },
    button: 'Save',
  },
  block: {
    heading: 'Block device or identity',
    intro:
      'Do it when your device is gone, or somebody may know your codes or your password. You are logged out by it.',
    device: {
      heading: 'Block my device',
      text: (phone: string) =>
        `Nobody can log in with it until you unblock it with two codes and your password, or by calling ${phone}.`,
      button: 'Block my device',
      done: 'Your device is blocked. We have sent you a message about it.',
      next: (phone: string) =>
        `If you find it again, you can unblock it with two codes and your password. If it is gone, call ${phone} and get a new one.`,
    },
    identity: {
      heading: 'Block my whole identity',
      text: (phone: string) =>
        `Everything stops at once. To open it again you have to show who you are. Help: ${phone}.`,
      button: 'Block my whole identity',
      done: 'Your identity is blocked. We have sent you a message about it.',
      next: (phone: string) => `To open it again you have to show who you are at a counter. Help: ${phone}.`,
    },
    doneHeading: 'It is blocked',
  },
  report: {
    yesOrNo: { 0: 'no', 1: 'yes' },
    actors: { person: 'you', support: 'support', system: 'the system', authority: 'an authority' },
    states: {
      open: 'open',
      blocked: 'blocked',
      restricted: 'restricted',
      closed: 'closed',
      placed: 'received',
      'device-sent': 'the device has been sent',
      'letter-sent': 'the letter has been sent',
      fulfilled: 'finished',
      cancelled: 'cancelled',
      used: 'used',
      dead: 'no longer valid',
      expired: 'expired',
      waiting: 'waiting',
      sent: 'sent',
      failed: 'could not be sent',
      done: 'done',
      granted: 'yes',
      refused: 'no',
    },
    notices: {
      'new-browser': 'New browser',
      'failed-three-times': 'Three wrong tries',
      blocked: 'Blocked',
      unblocked: 'Unblocked',
      used: 'Logged in',
      'not-started-by-me': 'Login stopped',
      'letter-expires': 'Letter ends soon',
    },
    channels: { email: 'e-mail', sms: 'text message', paper: 'letter' },
    heading: 'Everything that is kept about me',
    intro: 'A report of all that we keep about you, made now. That it was made is written in your log.',
    toPage: 'Show the report',
    toFile: 'Save as a file for programs (JSON)',
    made: (time: string) => `Made ${time}.`,
    why: 'Why it is kept, and how long',
    notShown: (items: number) =>
      items === 1
        ? 'One more item is kept of each, which nobody can read or which is of no use to anybody.'
        : `${items} more items are kept of each, which nobody can read or which are of no use to anybody.`,
  },
  logOut: {
    heading: 'You are logged out',
    text: 'You can close the page.',
  },
  privacy: {
    heading: 'What we keep about you',
    intro: 'First in short, then each item that you can see.',
    why: 'Why',
    ground: 'On what ground',
    from: 'From',
    to: 'Who else gets it',
    nobody: 'Nobody',
    howLong: 'How long',
    parts: [
      {
        heading: 'What we keep',
        text: () =>
          'Your name, date of birth, user ID and address; your e-mail and phone number if you gave them; which document you showed, but not its number; your devices and letters; and a log of what happened.',
      },
      {
        heading: 'What we do not keep',
        text: () =>
          'Your password, your codes and the activation code cannot be read by anybody. Which services you use is kept only if you choose so.',
      },
      {
        heading: 'How long',
        text: ({ addressKeptDays }: PrivacyNumbers) =>
          `The network address of a login is kept whole for ${addressKeptDays} days, then shortened.`,
      },
      {
        heading: 'Cookies',
        text: () =>
          'Only three of our own: one by which your browser is known again, one while you are logged in, and one while you activate or choose a password. A demonstration also remembers your order in one. None is anybody else’s.',
      },
    ],
  },
};
