/** Every string of the pages, as types: a language that lacks one does not compile. A page has those that it shows. */
import type { ModelName } from '../../../token/contract.generated.ts';
import type { PageName } from './page-names.ts';

/** Names of the signs on the glass, by their name in the geometry table. */
export interface SignWords {
  noTime: string;
  noData: string;
  fault: string;
  serialNumber: string;
  timeOfDay: string;
  date: string;
  localTime: string;
  localDate: string;
  battery: string;
  version: string;
  volume: string;
  speed: string;
  voiceLanguage: string;
  keyPause: string;
  autoRepeat: string;
  boostedSound: string;
  giantDigit: string;
  inverseGlass: string;
  vibration: string;
  output: string;
  help: string;
  wait: string;
}

/** What the code reader's settings are now. */
export interface SoundSettings {
  volume: number;
  volumeSteps: number;
  speed: number;
  speedSteps: number;
  /** By its own name. */
  language: string;
  output: 'unchosen' | 'loudspeaker' | 'headphones';
}

/** What a page says of itself. */
export interface OwnWords {
  own: {
    title: string;
    heading: string;
    intro: string;
  };
}

/** What stands around every page. */
export interface FrameWords {
  /** For the `lang` attribute. */
  languageTag: string;
  page: {
    skipToLogOn: string;
    /** Name of the links to all pages, and what each is called there. */
    pages: string;
    names: Record<PageName, string>;
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
}

/** What the start page offers. */
export interface StartWords {
  start: {
    skipTo: string;
    /** A sentence on each page that it leads to. */
    about: Record<Exclude<PageName, 'start'>, string>;
    /** Where the server has one. */
    story: { title: string; about: string };
  };
}

/** The glass in words, and what the page says of either device. */
export interface DeviceWords {
  device: {
    toLogOn: string;
    largeView: string;
    serialNumber: (digits: string) => string;
  };
  glass: {
    off: string;
    everySegment: string;
    shows: (content: string) => string;
    /** What the time bar tells: a full segment's time at most. */
    timeLeft: (seconds: number) => string;
    batteryLevel: (level: number) => string;
    continued: string;
    /** Each two digits. */
    timeOfDay: (hour: string, minute: string, second: string) => string;
    date: (day: number, month: string, year: string) => string;
    months: readonly string[];
    onOff: { on: string; off: string };
    /** Where a setting stands between its lowest and its highest step. */
    stepOf: (step: number, steps: number) => string;
    /** The pauses between presses, by their steps. */
    keyPauses: readonly string[];
    outputs: { loudspeaker: string; headphones: string; ask: string };
    soundIn: { loudspeaker: string; headphones: string };
    signs: SignWords;
    volts: (millivolts: number) => string;
  };
  status: {
    code: (spacedDigits: string) => string;
    /** `place` counts from 1. */
    digit: (place: number, digit: string) => string;
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
    ordinarySpeed: string;
    hostClockBack: (time: string) => string;
    batteryLow: string;
    failed: string;
    notKept: string;
    otherWindow: string;
    hintVoiceMissing: string;
  };
}

export interface CodeDisplayWords {
  display: {
    heading: string;
    key: string;
    keyCaption: string;
    turn: string;
    hold: string;
    timeLeft: string;
    repeat: string;
    skipTo: string;
    /** The link that leads from the code field to the key. */
    toKey: string;
    codeHint: string;
  };
}

export interface CodeReaderWords {
  reader: {
    heading: string;
    /** Name of the group of keys. */
    keypad: string;
    /** What stands on the side keys. */
    sideKeys: { left: string; right: string };
    /** What stands on the function key. */
    functionKey: string;
    functionKeyHint: string;
    functionsHint: string;
    shortcutHint: string;
    screenReaderHint: string;
    firstUseHint: string;
    legend: string;
    plugIn: string;
    captions: string;
    captionsEmpty: string;
    keyPause: string;
    keyPauseHint: string;
    codeAsText: string;
    codeAsTextHint: string;
    codeAsTextQuestion: string;
    codeAsTextYes: string;
    codeAsTextNo: string;
    soundSettings: (settings: SoundSettings) => string;
    /** A key of the sleeping code reader that does not wake it. */
    pressRedKey: string;
    keySchool: string;
    voiceLoading: string;
    captionsMissing: string;
    voiceMissing: string;
    soundFailed: string;
    vibrates: string;
    cannotVibrate: string;
    skipTo: string;
    /** The link that leads from the code field to the key. */
    toKey: string;
    codeHint: string;
    listenAndType: string;
    listenAndTypeHint: string;
    /** What stands in the field is of a code that is no more. */
    typedOld: string;
  };
}

export interface LogOnWords {
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
    password: string;
    passwordHint: string;
    showPassword: string;
    next: string;
    logOn: string;
    startOver: string;
    loggedOn: string;
    loggedOnNext: string;
    again: string;
    /** Before the choice of a shortcut. */
    sayAgain: string;
    shortcut: (key: string) => string;
    noShortcut: string;
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

export interface BenchWords {
  bench: {
    eitherDevice: string;
    codeHint: string;
  };
}

/** The question before a token is erased for another one. */
export interface NewTokenWords {
  newToken: {
    heading: Record<ModelName, string>;
    warning: Record<ModelName, string>;
    confirm: string;
    cancel: string;
  };
}

/** A token that an address hands over to the page. */
export interface HandedOverWords extends NewTokenWords {
  handedOver: {
    taken: Record<ModelName, (spacedDigits: string) => string>;
    isHere: Record<ModelName, (spacedDigits: string) => string>;
    kept: Record<ModelName, string>;
    damaged: string;
  };
}

/** Of the workbench's panels, which come after the devices. */
export interface WorkbenchWords extends NewTokenWords {
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
    batteryOut: string;
    batteryOutHint: string;
    newToken: Record<ModelName, string>;
    newTokenHint: Record<ModelName, string>;
    hintVoice: string;
    hintVoiceHint: string;
    hintVoiceOn: string;
  };
  done: {
    clock: (time: string) => string;
    newToken: Record<ModelName, (spacedDigits: string) => string>;
    batteryOut: string;
  };
}

/** What every page has. */
export type PageWords = FrameWords & OwnWords;
export type StartPageWords = PageWords & StartWords;
/** What every page with a device and its log-on practice has. */
export type PracticeWords = PageWords & DeviceWords & LogOnWords;
export type CodeDisplayPageWords = PracticeWords & CodeDisplayWords;
export type CodeReaderPageWords = PracticeWords & CodeReaderWords;
export type WorkbenchPageWords = CodeDisplayPageWords & CodeReaderWords & BenchWords;
