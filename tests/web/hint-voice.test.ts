/**
 * The browser's voice for the page's hints: it may be missing, refuse, or never answer, and the page stays in charge.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HintVoice } from '../../simulator/web/src/sound/hint-voice.ts';
import type { Speaker } from '../../simulator/web/src/sound/hint-voice.ts';

const LONG_MS = 60_000;

interface Fake extends Speaker {
  said: string[];
}

function speaker(parts: Partial<Speaker> = {}): Fake {
  const said: string[] = [];
  return {
    said,
    init: () => Promise.resolve({ voices: [{ lang: 'en_GB' }, { lang: 'da-DK' }] }),
    speak: ({ text }) => {
      said.push(text);
      return Promise.resolve({});
    },
    cancel: () => undefined,
    ...parts,
  };
}

const never = (): Promise<never> => new Promise<never>(() => undefined);

function voiceOf(load: () => Promise<Speaker>): { voice: HintVoice; missing: ReturnType<typeof vi.fn> } {
  const missing = vi.fn();
  return { voice: new HintVoice(load, missing), missing };
}

describe('the voice for hints', () => {
  beforeEach(() => void vi.useFakeTimers());
  beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test('says what it is given when there is a voice of the language', async () => {
    const fake = speaker();
    const { voice, missing } = voiceOf(() => Promise.resolve(fake));
    expect(await voice.turnOn('da')).toBe(true);
    await voice.say('Funktionsknap');
    await voice.say('');
    expect(fake.said).toEqual(['Funktionsknap']);
    expect(missing).not.toHaveBeenCalled();
  });

  test.each<[string, () => Promise<Speaker>]>([
    ['its file cannot be fetched', () => Promise.reject(new Error('offline'))],
    [
      'there are no voices',
      () => Promise.resolve(speaker({ init: () => Promise.reject(new Error('Could not fetch voices')) })),
    ],
    ['it never answers', () => Promise.resolve(speaker({ init: never }))],
    [
      'no voice speaks the language',
      () =>
        Promise.resolve(
          speaker({ init: () => Promise.resolve({ voices: [{ lang: 'de-DE' }, { lang: 'dae' }] }) }),
        ),
    ],
  ])('when %s, that is told once and nothing is ever said', async (_what, load) => {
    const { voice, missing } = voiceOf(load);
    const on = voice.turnOn('da');
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(await on).toBe(false);
    await voice.say('Funktionsknap');
    expect(missing).toHaveBeenCalledTimes(1);
  });

  test('a text that never ends counts as no voice, after a time that its length decides', async () => {
    const { voice, missing } = voiceOf(() => Promise.resolve(speaker({ speak: never })));
    await voice.turnOn('da');
    const said = voice.say('Funktionsknap');
    await vi.advanceTimersByTimeAsync(2000);
    expect(missing).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(LONG_MS);
    await said;
    expect(missing).toHaveBeenCalledTimes(1);
  });

  test('a text cut off by the next one is no fault, and one that the browser refuses is', async () => {
    const reject = (reason: string): Partial<Speaker> => ({
      // What speak-tts rejects with: an object around the browser's event.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      speak: () => Promise.reject({ error: { error: reason } }),
    });
    const cutOff = voiceOf(() => Promise.resolve(speaker(reject('interrupted'))));
    await cutOff.voice.turnOn('da');
    await cutOff.voice.say('Funktionsknap');
    expect(cutOff.missing).not.toHaveBeenCalled();

    const refused = voiceOf(() => Promise.resolve(speaker(reject('synthesis-failed'))));
    await refused.voice.turnOn('da');
    await refused.voice.say('Funktionsknap');
    expect(refused.missing).toHaveBeenCalledTimes(1);
  });

  test('an older text that never ended is forgotten when another is said', async () => {
    const speak = vi.fn<Speaker['speak']>().mockImplementationOnce(never).mockResolvedValue({});
    const { voice, missing } = voiceOf(() => Promise.resolve(speaker({ speak })));
    await voice.turnOn('da');
    const older = voice.say('Ciffer for ciffer');
    await voice.say('Hurtigere');
    await vi.advanceTimersByTimeAsync(LONG_MS);
    await older;
    expect(missing).not.toHaveBeenCalled();
  });

  test('turned off, it is silent', async () => {
    const cancel = vi.fn();
    const fake = speaker({ cancel });
    const { voice } = voiceOf(() => Promise.resolve(fake));
    await voice.turnOn('da');
    voice.turnOff();
    await voice.say('Funktionsknap');
    expect(fake.said).toEqual([]);
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});
