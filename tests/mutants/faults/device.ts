/** Faults in the core's clock, keys, modes, requests and glass. */
import type { FaultGroup } from '../fault.ts';

const CHECKS = ['tests/conformance/release.test.ts'];
const TOKEN = [
  'tests/link/token.test.ts',
  'tests/link/token-errors.test.ts',
  'tests/link/token-repeats.test.ts',
];
const READER = ['tests/reader/keys-and-sleep.test.ts', 'tests/reader/functions.test.ts'];

export const DEVICE_FAULTS: readonly FaultGroup[] = [
  {
    file: 'firmware/core/device/clock.ts',
    suites: [
      'tests/core/clock-trust.test.ts',
      'tests/core/clock-distrust.test.ts',
      'tests/core/clock-drift.test.ts',
    ],
    faults: [
      [
        'a clock that runs backwards is believed',
        'if (clock.running != 0 && rtcMs < clock.rtcMs) foundBackwards();',
        '',
      ],
      [
        'distrust is a second late',
        'rtcMs < record.clockSetRtcMs) clock',
        'rtcMs + 1000 < record.clockSetRtcMs) clock',
      ],
      [
        'the trim with the wrong sign',
        '<i64>rtcMs + record.clockOffsetMs + trimMs',
        '<i64>rtcMs + record.clockOffsetMs - trimMs',
      ],
      ['trim of a thousandth', '* trim) / 1000000', '* trim) / 1000000000'],
      ['an old reading holds for ever', 'if (uptimeMs - clock.atUptimeMs > READING_HOLDS_MS) return 0;', ''],
      ['a clock set again is not trusted', 'clock.wentBackwards = clock.backwardsSinceSet;', ''],
    ],
  },
  {
    file: 'firmware/core/device/clock.ts',
    suites: ['tests/core/clock-while-storing.test.ts'],
    faults: [
      [
        'what is read while a setting is stored is forgotten',
        'clock.wentBackwards = clock.backwardsSinceSet;',
        'clock.wentBackwards = 0;',
      ],
      ['what was read before a setting outlives it', '  clock.backwardsSinceSet = 0;\n', ''],
    ],
  },
  {
    file: 'firmware/core/device/write-budget.ts',
    suites: ['tests/core/write-budget.test.ts'],
    faults: [
      ['a counted write leaves no trace', '  commitTraced();', '  commit();'],
      ['a write that was cut is not waited for', 'return isTorn() ? 1 : 0;', 'return 0;'],
      [
        'a start forgets a write that was cut',
        '(record.linkWrites != 0 || isTorn())',
        'record.linkWrites != 0',
      ],
      ['writes are not counted', 'staged.linkWrites = <u8>(writesNow() + 1);', ''],
      ['two writes within a minute', 'returns == 0 ? GAP_MS', 'returns == 0 ? <u32>0'],
    ],
  },
  {
    file: 'firmware/core/device/distrust.ts',
    suites: ['tests/core/clock-note.test.ts', 'tests/core/clock-trust.test.ts'],
    faults: [
      ['distrust is forgotten', '  noteDoubt();\n', ''],
      ['a storage that refuses is asked for ever', '  last.made = 1;\n', ''],
      ['it is asked once only', 'device.uptimeMs - last.atMs < RETRY_MS', 'true'],
      ['the next record does not say it', '  doubtClock();\n', ''],
    ],
  },
  {
    file: 'firmware/core/device/commands.ts',
    suites: ['tests/core/clock-note.test.ts'],
    faults: [
      [
        'a clock set again finds the wait of the last one',
        '  trustClock();\n  resetDistrust();',
        '  trustClock();',
      ],
    ],
  },
  {
    file: 'firmware/core/device/changes.ts',
    suites: ['tests/core/locked-link.test.ts', 'tests/model/token-model.test.ts'],
    faults: [
      [
        'a stranger changes what keys do',
        'if ((SETTINGS_KEYS_ONLY & (1 << setting)) != 0) return refuse(ERROR_KEYS_ONLY, setting);',
        '',
      ],
      [
        'a stranger lowers what a person needs',
        'if (value < preference(setting)) return',
        'if (false) return',
      ],
      [
        'what is stored counts, not what is in force',
        'value < preference(setting)',
        'value < settingOf(RECORD, setting)',
      ],
      [
        'a value that stands cannot be asked for',
        'value < preference(setting)',
        'value <= preference(setting)',
      ],
    ],
  },
  {
    file: 'firmware/core/device/keys.ts',
    suites: [
      'tests/core/key-lock-out.test.ts',
      'tests/core/key-bounce.test.ts',
      'tests/conformance/release.test.ts',
      'tests/reader/keys-and-sleep.test.ts',
    ],
    faults: [
      [
        'the lock-out is a millisecond long',
        'uptimeMs - key.releasedAtMs < lockOutMs',
        'uptimeMs - key.releasedAtMs <= lockOutMs',
      ],
      [
        'bouncing is heard a millisecond long',
        'uptimeMs - key.changedAtMs >= DEBOUNCE_MS',
        'uptimeMs - key.changedAtMs > DEBOUNCE_MS',
      ],
      ['no debouncing', 'key.bouncing = 1;', 'key.bouncing = 0;'],
      ['a long hold is late', 'heldMs >= longMs', 'heldMs > longMs + 100'],
      ['a stuck key is not noticed', 'heldMs >= STUCK_MS &&', 'heldMs >= STUCK_MS + 1000 &&'],
    ],
  },
  {
    file: 'firmware/core/device/code.ts',
    suites: ['tests/core/codes-over-time.test.ts', 'tests/conformance/release.test.ts'],
    faults: [
      [
        'the code of the step before',
        'return hotp(step, record.digits);',
        'return hotp(step - 1, record.digits);',
      ],
      ['the key of a former secret', 'state.keyed = 0;', ''],
    ],
  },
  {
    file: 'firmware/core/device/code.ts',
    suites: ['tests/core/secrets-in-memory.test.ts', 'tests/core/secret-dependence.test.ts'],
    faults: [['the keyed states stay', '  hmacWipe();\n}', '}']],
  },
  {
    file: 'firmware/core/device/device.ts',
    suites: ['tests/model/token-model.test.ts'],
    faults: [
      ['a dead code stays', 'stepAt(unixMs) != device.shownStep;', 'stepAt(unixMs) > device.shownStep + 1;'],
      ['pages end one early', 'if (device.page + 1 == PAGE_COUNT)', 'if (device.page + 2 == PAGE_COUNT)'],
    ],
  },
  {
    file: 'firmware/core/device/device.ts',
    suites: [
      ...CHECKS,
      'tests/core/known-answers.test.ts',
      'tests/core/exported-calls.test.ts',
      'tests/core/faults.test.ts',
    ],
    faults: [
      ['a trap is not told', 'if ((device.bootFlags & BOOT_AFTER_TRAP) != 0) return FAULT_TRAP;', ''],
      [
        'the self-test is not looked at',
        'passedKnownAnswers() == ALL_KNOWN_ANSWERS ? 0',
        'passedKnownAnswers() != 99 ? 0',
      ],
      ['an unknown key passes', 'id >= keyCount(device.model)) unreachable();', 'id > 99) unreachable();'],
    ],
  },
  {
    file: 'firmware/core/device/commands.ts',
    suites: [...TOKEN, ...CHECKS],
    faults: [
      ['a repeated request is carried out again', 'if (isRepeated()) {', 'if (false) {'],
      ['production images take development requests', '&& !isDevelopment) return', '&& false) return'],
      ['the state does not matter', 'if ((states & (1 << lifeCycleState())) == 0)', 'if (false)'],
      ['a fault does not matter', 'if (device.fault != 0 && (rules & RULE_IN_FAULT) == 0)', 'if (false)'],
      [
        'a payload may be longer',
        'bytes >= fixedBytes : bytes == fixedBytes',
        'bytes >= fixedBytes : bytes >= fixedBytes',
      ],
      [
        'the answer comes before the storage',
        'if (!isOver || last.storing == 0) return;',
        'if (last.storing == 0) return;',
      ],
    ],
  },
  {
    file: 'firmware/core/device/commands.ts',
    suites: [
      'tests/core/exported-calls.test.ts',
      'tests/core/secrets-in-memory.test.ts',
      'tests/core/secret-dependence.test.ts',
      'tests/core/entropy.test.ts',
    ],
    faults: [
      ['what the host offered stays', 'wipeBytes(LINK_RX, LINK_RX_BYTES);', 'wipeBytes(LINK_RX, taken);'],
      ['an answer with a code stays', 'if (last.remembered == 0) forgetAnswer();', ''],
    ],
  },
  {
    file: 'firmware/core/device/entropy.ts',
    suites: ['tests/core/entropy.test.ts'],
    faults: [
      ['random bytes stay in memory', 'wipeBytes(ENTROPY, ENTROPY_BYTES);', ''],
      ['no bytes may be asked for', 'if (bytes == 0 || bytes > ENTROPY_BYTES)', 'if (bytes > ENTROPY_BYTES)'],
      ['more than the buffer holds', 'bytes > ENTROPY_BYTES) return', 'bytes > ENTROPY_BYTES + 1) return'],
    ],
  },
  {
    file: 'firmware/core/device/calendar.ts',
    suites: ['tests/core/calendar.test.ts'],
    faults: [
      ['leap years without the hundreds', '- dayOfEra / DAYS_IN_100_YEARS', ''],
      ['the year begins in March', '(month <= 2 ? 1 : 0)', '(month <= 1 ? 1 : 0)'],
    ],
  },
  {
    file: 'firmware/core/device/local-time.ts',
    suites: ['tests/core/local-time.test.ts', 'tests/reader/status.test.ts'],
    faults: [
      ['summer time changes at midnight UTC', 'unixHours % 24 >= 1', 'unixHours % 24 >= 0'],
      ['the weekday is one off', 'WEEKDAY_OF_1970: u32 = 4', 'WEEKDAY_OF_1970: u32 = 5'],
      ['summer time in every zone', 'record.zoneRule == <u8>ZONE_EU && ', ''],
      ['an hour of 9999 has five digits', '(CLOCK_MAXIMUM_UNIX_SECONDS + 1) * 1000 - 1)', 'u64.MAX_VALUE)'],
    ],
  },
  {
    file: 'firmware/core/device/speaking.ts',
    suites: ['tests/reader/code-speech.test.ts', 'tests/reader/voices.test.ts'],
    faults: [['nothing is heard while a code is awaited', 'if (device.awaited != 0) {', 'if (false) {']],
  },
  {
    file: 'firmware/core/device/modes.ts',
    suites: ['tests/reader/code-speech.test.ts'],
    faults: [['a promised code does not come', 'if (device.awaited == 0) goOff();', 'goOff();']],
  },
  {
    file: 'firmware/core/device/status-speech.ts',
    suites: ['tests/reader/status.test.ts'],
    faults: [['a time of day in no zone', 'if (!isZoneKnown()) return;', '']],
  },
  {
    file: 'firmware/core/device/power.ts',
    suites: [...CHECKS, 'tests/model/token-model.test.ts', 'tests/reader/status.test.ts'],
    faults: [
      ['a level that is one millivolt off', 'millivolts >= 2800', 'millivolts > 2800'],
      ['a low battery is told late', 'return power.millivolts < 2700;', 'return power.millivolts < 2600;'],
    ],
  },
  {
    file: 'firmware/core/device/modes.ts',
    suites: [
      ...READER,
      'tests/conformance/release.test.ts',
      'tests/core/secret-dependence.test.ts',
      'tests/core/codes-over-time.test.ts',
    ],
    faults: [
      ['a shown code stays in memory', '  device.code = 0;\n', ''],
      [
        'the glass does not go off',
        'if (device.uptimeMs - device.shownAtMs < shownForMs()) return;',
        'if (device.uptimeMs - device.shownAtMs < shownForMs() + 60000) return;',
      ],
      ['a code before T0', 'unixMs >= record.t0UnixSeconds * 1000', 'true'],
    ],
  },
  {
    file: 'firmware/core/device/preferences.ts',
    suites: [
      'tests/reader/private-listening.test.ts',
      'tests/reader/kept-settings.test.ts',
      'tests/reader/keys-and-sleep.test.ts',
    ],
    faults: [
      ['a code is heard by everyone', 'preference(SETTING_AUDIO_OUTPUT) == OUTPUT_LOUDSPEAKER;', 'true;'],
      ['storing is tried for ever', 'state.triesLeft--;', ''],
      [
        'settings that wait for the end of speech wake the device',
        'const isWaiting = isSpeaking || isStoring();',
        'const isWaiting = isStoring();',
      ],
    ],
  },
  {
    file: 'firmware/core/device/spoken-numbers.ts',
    suites: ['tests/reader/status.test.ts'],
    faults: [
      [
        'units after tens where they come first',
        'queueClip(CLIP_1AND + (unit - 1));\n    return queueClip(tensClip(told / 10));',
        'queueClip(tensClip(told / 10));\n    return queueClip(CLIP_1AND + (unit - 1));',
      ],
      ['twelve for eleven', 'CLIP_11 + (told - 11)', 'CLIP_11 + (told - 10)'],
    ],
  },
  {
    file: 'firmware/core/display/bar.ts',
    suites: [...CHECKS, 'tests/model/token-model.test.ts'],
    faults: [['the bar rounds down', '+ stepMs - 1) / stepMs', ') / stepMs']],
  },
  {
    file: 'firmware/core/display/digits.ts',
    suites: [...CHECKS, 'tests/accessibility/glass.test.ts', 'tests/model/token-model.test.ts'],
    faults: [
      ['six digits begin at the left', 'return digits == 8 ? 0 : 1;', 'return digits == 8 ? 0 : 0;'],
      [
        'leading zeros are left out',
        'i > 0; i--) {\n    place(',
        'i > 0 && (value > 0 || i == digits); i--) {\n    place(',
      ],
    ],
  },
  {
    file: 'firmware/core/display/glass.ts',
    suites: [...CHECKS, 'tests/properties/runner.test.ts'],
    faults: [
      [
        'the host is not told',
        'copyBytes(FRAME, DRAFT, FRAME_BYTES);\n  return true;',
        'copyBytes(FRAME, DRAFT, FRAME_BYTES);\n  return false;',
      ],
    ],
  },
];
