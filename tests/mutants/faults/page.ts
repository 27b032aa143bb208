/** Faults in the page, as far as they show without a browser. */
import type { FaultGroup } from '../fault.ts';

export const PAGE_FAULTS: readonly FaultGroup[] = [
  {
    file: 'simulator/web/src/device/glass-announcer.ts',
    suites: ['tests/web/glass-announcer.test.ts'],
    faults: [
      ['the notice of the code before', '    this.#cancelNotice();\n', ''],
      ['the notice comes too late', 'leftMs - NOTICE_SECONDS * 1000, () =>', 'leftMs - 1000, () =>'],
      ['the same code is said again', 'if (sameSituation(before, situation)) return;', ''],
    ],
  },
  {
    file: 'simulator/web/src/sound/captions.ts',
    suites: ['tests/web/captions.test.ts'],
    faults: [
      [
        'words stay for ever',
        'this.#line.children.length > MAXIMUM_WORDS',
        'this.#line.children.length > 999',
      ],
      ['what was cut off goes on', "if (mark.kind === 'cut') this.#isOver = true;", ''],
    ],
  },
  {
    file: 'simulator/web/src/sound/hint-voice.ts',
    suites: ['tests/web/hint-voice.test.ts'],
    faults: [
      ['a voice of another language', '[0] === language)', '[0] !== "")'],
      ['an older text turns the voice off', '|| turn !== this.#turn', ''],
    ],
  },
  {
    file: 'simulator/web/src/words/language.ts',
    suites: ['tests/web/words.test.ts'],
    faults: [['Faroese browsers get English', "['da', 'fo', 'kl']", "['da', 'kl']"]],
  },
  {
    file: 'simulator/web/src/log-on/code-problem.ts',
    suites: ['tests/web/words.test.ts'],
    faults: [
      [
        'a wait is rounded down',
        'Math.ceil(seconds / MINUTE_SECONDS)',
        'Math.floor(seconds / MINUTE_SECONDS)',
      ],
    ],
  },
  {
    file: 'simulator/web/src/sound/audio-worklet.ts',
    suites: ['tests/web/audio-worklet.test.ts'],
    faults: [
      ['samples begin before their lead', 'this.#waiting >= LEAD_SAMPLES ||', 'this.#waiting > 0 ||'],
      ['a block is played from its second sample', 'block[this.#played++]!', 'block[++this.#played]!'],
    ],
  },
];
