/** Faults in the core's journal, record and limits. */
import type { FaultGroup } from '../fault.ts';

const CUTS = ['tests/power-cut/power-cut.test.ts', 'tests/power-cut/storage-faults.test.ts'];
const FAULTS = [
  'tests/core/faults.test.ts',
  'tests/reader/kept-settings.test.ts',
  'tests/power-cut/storage-faults.test.ts',
];
const LINK = ['tests/link/token-errors.test.ts', 'tests/link/token.test.ts'];

export const STORAGE_FAULTS: readonly FaultGroup[] = [
  {
    file: 'firmware/core/storage/journal.ts',
    suites: CUTS,
    faults: [
      [
        'the slot in force is erased',
        'return journal.active == 0 ? 1 : 0;',
        'return journal.active == 0 ? 0 : 1;',
      ],
      [
        'the older record is not marked',
        'mark(former);\n  return OUTCOME_IN_FORCE;',
        'return OUTCOME_IN_FORCE | proceed();',
      ],
      ['an erase writes one slot only', 'journal.wiping = 1;', 'journal.wiping = 0;'],
      ['a missing mark is not made up for', 'if (journal.unmarked != 0) mark(target());', ''],
      [
        'an erase is taken for done when its second half failed',
        'isHalfWiped() ? OUTCOME_LOST : OUTCOME_FAILED',
        'OUTCOME_FAILED',
      ],
      [
        'a failed write counts as done',
        'return succeeded ? recordWritten() : fail();',
        'return recordWritten();',
      ],
      ['a superseded record is believed', 'if (isSuperseded(page)) return FAULT_STORAGE_CORRUPT;', ''],
    ],
  },
  {
    file: 'firmware/core/storage/journal.ts',
    suites: FAULTS,
    faults: [
      [
        'a record of a later format is read',
        'formatVersion > <u16>FORMAT_VERSION',
        'formatVersion > <u16>(FORMAT_VERSION + 1)',
      ],
      ['what a record says is not checked', 'if (!isPlausible(page)) return FAULT_STORAGE_CORRUPT;', ''],
      ['damaged flash passes for fresh', 'return isFresh() ? 0 : FAULT_STORAGE_CORRUPT;', 'return 0;'],
      ['a short image is read', 'imageBytes == STORAGE_IMAGE_BYTES ? choose()', 'imageBytes != 0 ? choose()'],
    ],
  },
  {
    file: 'firmware/core/storage/journal.ts',
    suites: ['tests/core/record-sequence.test.ts', 'tests/core/faults.test.ts'],
    faults: [
      [
        'sequence numbers do not wrap',
        'return <i32>ahead > 0 ? 1 : 0;',
        'return changetype<TokenRecord>(pageOf(1)).sequence > changetype<TokenRecord>(pageOf(0)).sequence ? 1 : 0;',
      ],
    ],
  },
  {
    file: 'firmware/core/storage/journal.ts',
    suites: ['tests/core/secrets-in-memory.test.ts', 'tests/core/secret-dependence.test.ts'],
    faults: [['the storage image stays in RAM', 'wipeBytes(STORAGE_IMAGE, STORAGE_IMAGE_BYTES);', '']],
  },
  {
    file: 'firmware/core/storage/journal.ts',
    suites: ['tests/core/write-budget.test.ts'],
    faults: [
      [
        'an erase begins before its trace',
        'enter(SPOILING, STORAGE_PROGRAM, target() * STORAGE_SECTOR_BYTES, MARK_BYTES);',
        'commit();',
      ],
      [
        'an erase begins though its trace was refused',
        'case SPOILING:\n      if (!succeeded) return fail();',
        'case SPOILING:',
      ],
    ],
  },
  {
    file: 'firmware/core/storage/journal.ts',
    suites: ['tests/power-cut/power-cut.test.ts'],
    faults: [
      [
        'the record in force is spoiled',
        'enter(SPOILING, STORAGE_PROGRAM, target() *',
        'enter(SPOILING, STORAGE_PROGRAM, journal.active *',
      ],
    ],
  },
  {
    file: 'firmware/core/storage/record.ts',
    suites: CUTS,
    faults: [
      [
        'a blank record keeps secret and serial number',
        'wipeBytes(STAGED + SERIAL_AT, CRC_AT - <u32>SERIAL_AT);',
        '',
      ],
      [
        'a mark cut short is no mark',
        'return !allBytesAre(page + RECORD_BYTES, 0xff, MARK_BYTES);',
        'return allBytesAre(page + RECORD_BYTES, 0, MARK_BYTES);',
      ],
      [
        'the checksum is not looked at',
        '.magic == MAGIC && readU32(page + CRC_AT) == checksumOf(page)',
        '.magic == MAGIC',
      ],
      [
        'records are not counted',
        'staged.sequence = record.sequence + 1;',
        'staged.sequence = record.sequence;',
      ],
    ],
  },
  {
    file: 'firmware/core/storage/journal.ts',
    suites: ['tests/core/clock-note.test.ts'],
    faults: [
      ['a note costs a record', 'if (hasNoteRoom(RECORD)) return', 'if (false) return'],
      ['a note goes where an old record has none', 'if (hasNoteRoom(RECORD)) return', 'if (true) return'],
      ['a note is not read', 'if (isNoted(page)) record.clockState = <u8>CLOCK_UNKNOWN;', ''],
      ['a note is made again', 'if (succeeded) record.clockState = <u8>CLOCK_UNKNOWN;', ''],
      [
        'a note that was refused counts as made',
        'if (succeeded) record.clockState = <u8>CLOCK_UNKNOWN;',
        'record.clockState = <u8>CLOCK_UNKNOWN;',
      ],
      [
        'a doubt outlives the record that sets the clock',
        '  forgetDoubt();\n  journal.torn',
        '  journal.torn',
      ],
    ],
  },
  {
    file: 'firmware/core/storage/record.ts',
    suites: ['tests/core/clock-note.test.ts', 'tests/power-cut/storage-faults.test.ts'],
    faults: [
      ['the checksum takes the note in', 'hasNoteRoom(page) ? NOTE_AT : CRC_AT', 'CRC_AT'],
      [
        'a note cut short is none',
        '!allBytesAre(page + NOTE_AT, 0xff, CRC_AT - NOTE_AT)',
        'allBytesAre(page + NOTE_AT, 0, MARK_BYTES)',
      ],
      ['a note covers up an old record', 'return hasNoteRoom(page) && !allBytesAre', 'return !allBytesAre'],
      ['a record says that a doubted clock is set', 'if (readU32(DOUBT) != 0) staged', 'if (false) staged'],
      [
        'a record has no room for the note',
        'writeU32(STAGED + at, 0xffffffff);',
        'writeU32(STAGED + at, 0);',
      ],
    ],
  },
  {
    file: 'firmware/core/storage/record.ts',
    suites: FAULTS,
    faults: [
      ['settings are not checked', 'if (!isSettingValue(i, settingOf(page, i))) return false;', ''],
      ['an impossible clock state', 'read.clockState > <u8>CLOCK_SET ||', ''],
      ['a secret of any length', 'isSecretLength(read.secretBytes) &&', ''],
    ],
  },
  {
    file: 'firmware/core/storage/record.ts',
    suites: ['tests/core/older-formats.test.ts', 'tests/core/zone.test.ts'],
    faults: [
      [
        'later settings of an old record have no defaults',
        'adoptDefaults(RECORD, settingsOfFormat(record.formatVersion));',
        '',
      ],
      [
        'formats 2 and 3 lose a setting',
        'SETTINGS_IN_FORMATS_2_AND_3: u32 = 7',
        'SETTINGS_IN_FORMATS_2_AND_3: u32 = 6',
      ],
      ['an erase keeps the zone', '  forgetZone(staged);\n', ''],
    ],
  },
  {
    file: 'firmware/core/device/changes.ts',
    suites: ['tests/core/zone.test.ts', 'tests/link/token-errors.test.ts'],
    faults: [
      ['any zone is taken', 'if (!isZone(rule, utcOffsetMinutes)) return refuse(ERROR_BAD_VALUE, 0);', ''],
      [
        'an offset is never negative',
        '<i16>readBytes(REQUEST_PAYLOAD, 2)',
        '<i16>(readBytes(REQUEST_PAYLOAD, 2) & 0x7fff)',
      ],
    ],
  },
  {
    file: 'firmware/core/storage/record.ts',
    suites: ['tests/core/secrets-in-memory.test.ts', 'tests/core/secret-dependence.test.ts'],
    faults: [['the storage request stays', 'wipeBytes(STORAGE_REQUEST, STORAGE_REQUEST_BYTES);', '']],
  },
  {
    file: 'firmware/core/storage/limits.ts',
    suites: LINK,
    faults: [
      [
        'a time step one too short',
        'seconds >= TIME_STEP_MINIMUM_SECONDS',
        'seconds >= TIME_STEP_MINIMUM_SECONDS - 1',
      ],
      ['nine digits', 'digits <= DIGITS_MAXIMUM', 'digits <= DIGITS_MAXIMUM + 1'],
      ['a secret one byte too long', 'bytes <= SECRET_MAXIMUM_BYTES', 'bytes <= SECRET_MAXIMUM_BYTES + 1'],
      ['a serial number with a colon', '- 0x30 > 9', '- 0x30 > 10'],
      ['a setting above its range', '&& value <= maximum', '&& value <= maximum + 1'],
    ],
  },
];
