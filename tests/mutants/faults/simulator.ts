/** Faults in the runner, the ports, sessions, scenarios and traces of the simulator, and in its commands. */
import type { FaultGroup } from '../fault.ts';

export const SIMULATOR_FAULTS: readonly FaultGroup[] = [
  {
    file: 'simulator/runner/runner.ts',
    suites: [
      'tests/properties/runner.test.ts',
      'tests/properties/line-at-power-cut.test.ts',
      'tests/conformance/release.test.ts',
      'tests/core/clock-distrust.test.ts',
      'tests/power-cut/storage-faults.test.ts',
    ],
    faults: [
      [
        'bytes queued before a power cut reach the token after it',
        'this.#token = undefined;\n    this.#queue = new Uint8Array(0);',
        'this.#token = undefined;',
      ],
      ['a failed storage operation counts as done', '      ok = false;\n', ''],
      [
        'the wake-up is a second late',
        'Math.min(delayMs, MAXIMUM_WAIT_MS)',
        'Math.min(delayMs + 1000, MAXIMUM_WAIT_MS)',
      ],
      ['a trapped core goes on as if nothing was', 'this.#boot(true);', 'this.#boot(false);'],
      ['a key without the time before it', 'keyId(model, key);\n    this.#tick();', 'keyId(model, key);'],
      [
        'the battery is full again after a restart',
        'else this.setMillivolts(this.#millivolts);',
        'else this.#tick();',
      ],
    ],
  },
  {
    file: 'simulator/runner/audio-pump.ts',
    suites: ['tests/properties/audio-pump.test.ts'],
    faults: [
      [
        'a sound over the end of the one before',
        'Math.max(this.#clock.uptimeMs(), this.#endMs)',
        'this.#clock.uptimeMs()',
      ],
      ['what is announced during the last block is lost', 'if (this.#announced)\n', 'if (false)\n'],
      ['the end is not told', 'if (wasHeard) this.#port?.ended();', ''],
    ],
  },
  {
    file: 'simulator/ports/clock.ts',
    suites: ['tests/ports/clock.test.ts'],
    faults: [
      ['the host set back is followed', 'Math.max(this.#latestUnixMs, Date.now())', 'Date.now()'],
      ['tasks run in the order in which they were made', 'task.dueMs < next.dueMs', 'false'],
      ['what is due at the very end waits', 'task.dueMs <= endMs', 'task.dueMs < endMs'],
    ],
  },
  {
    file: 'simulator/ports/paced-clock.ts',
    suites: ['tests/web/paced-clock.test.ts'],
    faults: [
      [
        'waits are not made shorter in fast time',
        '- this.uptimeMs()) / this.#pace.rate)',
        '- this.uptimeMs()))',
      ],
      [
        'a jump is forgotten',
        'sourceUnixMs: this.#sourceUnixMs, unixMs };',
        'sourceUnixMs: this.#sourceUnixMs };',
      ],
    ],
  },
  {
    file: 'simulator/ports/storage.ts',
    suites: ['tests/ports/storage.test.ts', 'tests/power-cut/storage-faults.test.ts'],
    faults: [
      ['programming sets bits', 'image[offset + index]! &= byte', 'image[offset + index]! = byte'],
      ['programming goes over a page', '+ bytes.length > PAGE_BYTES', '+ bytes.length > 2 * PAGE_BYTES'],
      ['an erase begins within a sector', 'if (offset % SECTOR_BYTES !== 0)', 'if (offset % 16 !== 0)'],
    ],
  },
  {
    file: 'simulator/ports/failing-storage.ts',
    suites: ['tests/ports/failing-storage.test.ts'],
    faults: [
      [
        'an erase cut short changes nothing',
        'reached.forEach((mask, index) => (this.image[offset + index]! |= mask));',
        'void reached;',
      ],
    ],
  },
  {
    file: 'simulator/ports/browser-storage.ts',
    suites: ['tests/web/browser-storage.test.ts'],
    faults: [['an image of another length', 'bytes.length === STORAGE_BYTES ? bytes : null', 'bytes']],
  },
  {
    file: 'simulator/ports/crc32.ts',
    suites: ['tests/voice/image.test.ts', 'tests/ports/audio.test.ts', 'tests/voice/voice-image.test.ts'],
    faults: [['no final inversion', '(remainder ^ 0xffffffff) >>> 0', 'remainder >>> 0']],
  },
  {
    file: 'simulator/ports/wav.ts',
    suites: ['tests/ports/audio.test.ts'],
    faults: [['half of the byte rate', 'SAMPLE_RATE * BYTES_PER_SAMPLE, true', 'SAMPLE_RATE, true']],
  },
  {
    file: 'simulator/ports/audio-recorder.ts',
    suites: ['tests/ports/audio.test.ts'],
    faults: [
      ['a clip that was cut ended', "open.cut = kind === 'cut';", 'open.cut = false;'],
      ['marks count from the block', 'const at = this.#length + sample;', 'const at = sample;'],
    ],
  },
  {
    file: 'simulator/text/values.ts',
    suites: ['tests/scenarios/values.test.ts', 'tests/scenarios/syntax.test.ts'],
    faults: [
      ['the thirtieth of February', '!== dayTyped)', '=== "never")'],
      ['base32 without its last byte', 'if (bits >= 8) {', 'if (bits > 8) {'],
      ['minutes of a hundred seconds', 'min: 60_000', 'min: 100_000'],
      ['half a byte in hexadecimal', 'if (body.length % 2 !== 0)', 'if (body.length % 2 > 1)'],
    ],
  },
  {
    file: 'simulator/session/asked-code.ts',
    suites: ['tests/cli/scenario-missing-code.test.ts', 'tests/cli/missing-code.test.ts'],
    faults: [
      [
        'a code that ended under the finger was never there',
        'if (this.#down) {\n      if (!',
        'if (this.#down && !glass.code) {\n      if (!',
      ],
      ['a promised code never comes', '} else if (glass.code !== null) this.#missing = null;', '}'],
      [
        'a page turned asks for the code',
        "if (key.long === 'information-pages' && isPage(before)) return false;",
        '',
      ],
      ['any key held for long asks for no code', '?? Infinity', '?? 6'],
      [
        'any key of a sleeping reader asks',
        "return key.press === 'show-code' || !isDark(before);",
        'return true;',
      ],
    ],
  },
  {
    file: 'simulator/scenario/check.ts',
    suites: ['tests/scenarios/check-link.test.ts', 'tests/cli/scenario.test.ts'],
    faults: [
      ['a code that was not asked for passes', 'code === condition.digits,', 'code !== null,'],
      ['part of a word was said', 'return ` ${words} `.includes(', 'return `${words}`.includes('],
      [
        'a refusal passes',
        "outcome?.kind === 'error' && outcome.error === condition.error",
        "outcome?.kind === 'error'",
      ],
    ],
  },
  {
    file: 'simulator/scenario/parse.ts',
    suites: ['tests/scenarios/syntax.test.ts'],
    faults: [
      ['the rest of a line is passed over', 'words.end();\n', ''],
      ['a token line may come late', 'checkTokenLine(steps);\n  keep', 'keep'],
      ['a secret in what is shown', "replace(/\\b(hex|base32):\\S+/gi, '$1:…')", 'trim()'],
    ],
  },
  {
    file: 'simulator/scenario/words.ts',
    suites: ['tests/scenarios/syntax.test.ts'],
    faults: [
      ['columns count from zero', 'column: match.index + 1', 'column: match.index'],
      ['a quote that is not closed', 'if (loneQuote >= 0 &&', 'if (loneQuote > 999 &&'],
    ],
  },
  {
    file: 'simulator/trace/read.ts',
    suites: ['tests/cli/trace.test.ts'],
    faults: [
      [
        'a trace that was cut short is whole',
        'if (events.length !== end.events)',
        'if (events.length > end.events)',
      ],
      [
        'another version is read',
        'if (header.talkodeTrace !== TRACE_VERSION)',
        'if (header.talkodeTrace > TRACE_VERSION)',
      ],
    ],
  },
  {
    file: 'simulator/trace/writer.ts',
    suites: ['tests/cli/trace-masking.test.ts', 'tests/cli/trace.test.ts'],
    faults: [
      ['noise is not masked', 'masked.fill(MASK_BYTE, 0, noiseEnd < 0 ? bytes.length : noiseEnd);', ''],
      [
        'a frame in pieces is not put together',
        'this.#frameIsOpen = event.bytes.at(-1) !== DELIMITER;',
        'this.#frameIsOpen = false;',
      ],
    ],
  },
  {
    file: 'simulator/trace/replay.ts',
    suites: ['tests/cli/trace.test.ts', 'tests/cli/trace-entropy.test.ts', 'tests/cli/scenario.test.ts'],
    faults: [
      ['outputs are not compared', 'if (seen !== expected) throw', 'if (seen === "") throw'],
      ['storage keeps nothing', 'if (ok) carryOut();', ''],
    ],
  },
  {
    file: 'simulator/glass/reading.ts',
    suites: ['tests/conformance/release.test.ts', 'tests/cli/drawing.test.ts'],
    faults: [
      ['a page is a code', "!icons.some((id) => id.startsWith('page-'))", 'true'],
      ['the mark is a place off', 'marks[0] + 1', 'marks[0]'],
    ],
  },
  {
    file: 'cli/options/typed-options.ts',
    suites: ['tests/cli/repeated-options.test.ts'],
    faults: [
      [
        'a second option takes the place of the first',
        'this.texts(name).length > 1',
        'this.texts(name).length > 2',
      ],
    ],
  },
  {
    file: 'cli/simulate/scenario-exit-codes.ts',
    suites: ['tests/scenarios/junit.test.ts'],
    faults: [
      [
        'wrong input is a failure like others',
        'isWrongInput ? WRONG_INPUT_EXIT_CODE',
        'false ? WRONG_INPUT_EXIT_CODE',
      ],
    ],
  },
];
