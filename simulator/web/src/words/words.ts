/** Every string of the page, as one type: a language that lacks one does not compile. */

/** Names of the signs on the glass, by their name in the geometry table. */
export interface SignWords {
  noTime: string;
  noData: string;
  fault: string;
  serialNumber: string;
  timeOfDay: string;
  date: string;
  battery: string;
  version: string;
}

export interface Words {
  /** For the `lang` attribute. */
  languageTag: string;
  page: {
    title: string;
    heading: string;
    intro: string;
    skipToDevice: string;
    skipToLogOn: string;
    language: string;
    independence: string;
    offline: string;
    /** Before the technical reason, which is English. */
    cannotStart: string;
  };
  practice: {
    notMitId: string;
    staysHere: string;
    neverType: string;
    neverGive: string;
  };
  device: {
    heading: string;
    key: string;
    keyCaption: string;
    turn: string;
    hold: string;
    timeLeft: string;
    repeat: string;
    toLogOn: string;
    serialNumber: (digits: string) => string;
  };
  glass: {
    off: string;
    everySegment: string;
    shows: (content: string) => string;
    timeBar: (lit: number, of: number) => string;
    batteryLevel: (level: number) => string;
    continued: string;
    /** Each two digits. */
    timeOfDay: (hour: string, minute: string, second: string) => string;
    date: (day: number, month: string, year: string) => string;
    months: readonly string[];
    signs: SignWords;
  };
  status: {
    code: (spacedDigits: string) => string;
    secondsLeft: (seconds: number) => string;
    /** After a code, so that its digits and the number of seconds are not heard as one row. */
    onlySecondsLeft: (seconds: number) => string;
    noCode: string;
    expired: string;
    off: string;
    noTime: string;
    noData: string;
    fault: (spacedDigits: string) => string;
    everySegment: string;
    nothingToRepeat: string;
    clock: (time: string) => string;
    ordinarySpeed: string;
    hostClockBack: (time: string) => string;
    newToken: (spacedDigits: string) => string;
    batteryLow: string;
    batteryOut: string;
    failed: string;
    notKept: string;
    otherWindow: string;
  };
  clock: {
    heading: string;
    explanation: string;
    amount: string;
    amounts: Record<'halfMinute' | 'minute' | 'fiveMinutes' | 'hour' | 'day' | 'year', string>;
    back: string;
    forward: string;
    now: string;
    speed: string;
    speeds: Record<'ordinary' | 'tenfold' | 'sixtyfold', string>;
    set: string;
  };
  settings: {
    heading: string;
    sticky: string;
    stickyHint: string;
    announceTenSeconds: string;
    battery: string;
    volts: (millivolts: number) => string;
    batteryOut: string;
    batteryOutHint: string;
    newToken: string;
    newTokenHint: string;
  };
  newToken: {
    heading: string;
    warning: string;
    confirm: string;
    cancel: string;
  };
  logOn: {
    heading: string;
    explanation: string;
    credentials: string;
    practiceUserId: string;
    practicePassword: string;
    approving: string;
    step: (number: number, of: number) => string;
    userId: string;
    userIdHint: string;
    code: string;
    codeHint: string;
    password: string;
    passwordHint: string;
    showPassword: string;
    next: string;
    logOn: string;
    startOver: string;
    toKey: string;
    loggedOn: string;
    loggedOnNext: string;
    again: string;
  };
  errors: {
    heading: string;
    userIdMissing: string;
    userIdUnknown: string;
    codeMissing: string;
    codeLength: (expected: number, got: number) => string;
    codeNotDigits: string;
    codeWrong: string;
    codeTooOld: string;
    codeTooEarly: string;
    codeUsed: string;
    triesLeft: (tries: number) => string;
    blockedNow: (duration: string, errors: number) => string;
    blocked: (duration: string) => string;
    blockedNext: string;
    blockedForGood: string;
    passwordMissing: string;
    passwordWrong: string;
    minutes: (minutes: number) => string;
    hours: (hours: number) => string;
  };
}
