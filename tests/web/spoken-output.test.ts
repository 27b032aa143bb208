/** What a person has silenced is heard and read no more; what is asked for next, or said next, is. */
import { beforeEach, describe, expect, test } from 'vitest';
import { SpokenOutput } from '../../simulator/web/src/sound/spoken-output.ts';

describe('spoken output', () => {
  let done: string[];
  let spoken: SpokenOutput;

  function say(sample: number): void {
    spoken.play(Int16Array.of(sample), [{ sample: 0, clip: sample, kind: 'begins', language: 0 }]);
  }

  beforeEach(() => {
    done = [];
    spoken = new SpokenOutput({
      sound: {
        play: ([sample]) => void done.push(`play ${sample}`),
        ended: () => void done.push('ended'),
        cutOff: () => void done.push('cut off'),
      },
      captions: {
        add: ([mark]) => void done.push(`word ${mark!.clip}`),
        end: () => void done.push('caption over'),
      },
    });
  });

  test('goes to loudspeaker and captions', () => {
    say(1);
    spoken.ended();
    expect(done).toEqual(['play 1', 'word 1', 'ended', 'caption over']);
  });

  test('is cut off at once and stays silent to its end, and what is said then is heard', () => {
    say(1);
    spoken.silence();
    spoken.silence();
    say(2);
    spoken.ended();
    say(3);
    expect(done).toEqual(['play 1', 'word 1', 'cut off', 'caption over', 'play 3', 'word 3']);
  });

  test('is heard again as soon as somebody asks for something', () => {
    say(1);
    spoken.silence();
    spoken.listen();
    say(2);
    spoken.ended();
    expect(done.slice(4)).toEqual(['play 2', 'word 2', 'ended', 'caption over']);
  });

  test('that is over cannot be silenced in advance', () => {
    spoken.silence();
    say(1);
    spoken.ended();
    spoken.silence();
    say(2);
    expect(done).toEqual(['play 1', 'word 1', 'ended', 'caption over', 'play 2', 'word 2']);
  });
});
