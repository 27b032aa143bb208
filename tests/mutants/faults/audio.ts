/** Faults in what the core plays. */
import type { FaultGroup } from '../fault.ts';

export const AUDIO_FAULTS: readonly FaultGroup[] = [
  {
    file: 'firmware/core/audio/decoder.ts',
    suites: ['tests/audio/decoder.test.ts'],
    faults: [
      ['residuals round to zero', '* 2) + 2) >> 2', '* 2)) >> 2'],
      ['a sample out of range turns over', '(sample >> 31) ^ 0x7fff : sample', 'sample & 0xffff : sample'],
      ['weights do not change', 'let delta = residual >> 4;', 'let delta = residual >> 5;'],
      ['the predictor of the clip before', 'predictor.w2 = -8192;', ''],
    ],
  },
  {
    file: 'firmware/core/audio/gain.ts',
    suites: ['tests/audio/volume.test.ts', 'tests/accessibility/volume.test.ts'],
    faults: [
      ['a level too loud', '1029, 1633', '1633, 1633'],
      ['samples are cut instead of rounded', '+ 2048) >> 12', ') >> 12'],
    ],
  },
  {
    file: 'firmware/core/audio/limiter.ts',
    suites: ['tests/audio/limiter.test.ts'],
    faults: [
      [
        'the gain comes down when the peak is there',
        'min<i32>(min<i32>(room, limiter.room), released)',
        'min<i32>(limiter.room, released)',
      ],
      [
        'the end of a sound is lost',
        'const samples = min<u32>(maximum, limiter.held);',
        'const samples = min<u32>(maximum, limiter.held) & 16;',
      ],
      [
        'the gain goes on rising',
        'limiter.step = (target - from) >> BLOCK_SHIFT;',
        'limiter.step = (target - from) >> 3;',
      ],
    ],
  },
  {
    file: 'firmware/core/audio/tones.ts',
    suites: ['tests/audio/tones.test.ts'],
    faults: [
      ['a tone of another pitch', '4046, 640', '4246, 640'],
      [
        'a note begins with a click',
        'min<u32>(EDGE, min<u32>(tone.position,',
        'min<u32>(EDGE, min<u32>(EDGE,',
      ],
    ],
  },
  {
    file: 'firmware/core/audio/stretch.ts',
    suites: ['tests/audio/stretch.test.ts'],
    faults: [
      ['frames are not faded into each other', '* weight) >> CROSSFADE_SHIFT', '* 128) >> CROSSFADE_SHIFT'],
      [
        'the place that resembles least',
        'if (score <= bestScore) continue;',
        'if (score >= bestScore && bestScore != i32.MIN_VALUE) continue;',
      ],
      ['the clip loses its end', 'stretch.from >= stretch.total;', 'stretch.from + 20 >= stretch.total;'],
    ],
  },
  {
    file: 'firmware/core/audio/clip.ts',
    suites: ['tests/audio/voice.test.ts', 'tests/audio/player.test.ts'],
    faults: [
      ['a clip beyond its pack', 'slices * SLICE_BYTES <= packBytes - offset;', 'true;'],
      ['another language under the pack', 'readU8(VOICE_WINDOW + 4) == clip.language &&', ''],
      ['an entry that is not of the index', '(clip.id & 0xff) < clipCount &&', ''],
    ],
  },
  {
    file: 'firmware/core/audio/directory.ts',
    suites: ['tests/audio/voice.test.ts'],
    faults: [
      [
        'the checksum of the directory is not looked at',
        'readU32(VOICE_WINDOW + 12) == crc32(VOICE_WINDOW + HEADER_BYTES, DIRECTORY_BYTES - HEADER_BYTES)',
        'true',
      ],
      ['a pack that ends beyond the image', 'bytes <= directory.imageBytes - offset;', 'true;'],
    ],
  },
  {
    file: 'firmware/core/audio/player.ts',
    suites: ['tests/audio/player.test.ts'],
    faults: [
      ['what is stopped ends with a click', 'player.left = FADE;', 'player.left = 1;'],
      ['a mark in the wrong place', 'addMark(MARK_BEGINS, first,', 'addMark(MARK_BEGINS, 0,'],
      ['silence is a sample short', 'player.left = samples;', 'player.left = samples - 1;'],
    ],
  },
  {
    file: 'firmware/core/audio/window.ts',
    suites: ['tests/audio/voice.test.ts', 'tests/audio/player.test.ts'],
    faults: [['an answer of another length', '(bytes != 0 && bytes != request.bytes)', 'false']],
  },
  {
    file: 'firmware/core/device/code-speech.ts',
    suites: ['tests/reader/code-speech.test.ts'],
    faults: [
      [
        'a code that dies while it is said',
        'return codeRemainingMs() >= neededMs;',
        'return codeRemainingMs() >= neededMs - 2000;',
      ],
    ],
  },
  {
    file: 'firmware/core/device/levels.ts',
    suites: ['tests/reader/functions.test.ts'],
    faults: [['a setting beyond its end', 'up ? level >= highest(setting)', 'up ? level > highest(setting)']],
  },
];
