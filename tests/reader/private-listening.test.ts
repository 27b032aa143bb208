/** Private listening: nobody hears a code before a choice was made, nor through a loudspeaker that was not chosen. */
import { describe, expect, test } from 'vitest';
import { Reader, START } from './reader.ts';
import { CORE_PACKS, voiceWith } from './voices.ts';

const HEADPHONES_ONLY = { 'audio-output': 2 };
const QUESTION = 'press 1 for speaker 2 for headphones';

async function locked(reader: Reader): Promise<void> {
  await reader.session.request('lock', {});
}

/** What is offered once the sound is chosen, where the voice can guide. */
const PAUSE_OFFER = 'key-pause between-presses no key-pause 1 and 3 change right-side-key practise-keys';

/** Where headphones are chosen and none are plugged in. */
const WAY_OUT = 'press 1 for speaker';

describe('the first use', () => {
  const unused = (): Promise<Reader> => Reader.make({ settings: { 'audio-output': 0 } });

  test('asks where sound may go; no code is spoken or shown before', async () => {
    const reader = await unused();
    reader.press('fn');
    reader.untilSilent();
    expect(reader.text()).toBe(QUESTION);
    expect(reader.glass()).toMatchObject({ code: null, text: '1 2' });
    expect(reader.glass().icons).toContain('page-output');
  });

  test.each(['0', '3', '4', '5', '6', '8', 'fn'])('key %s asks again', async (key) => {
    const reader = await unused();
    reader.press('fn', 700);
    reader.press(key);
    reader.untilSilent();
    expect(reader.text()).toBe(QUESTION);
    expect(reader.glass().code).toBeNull();
    expect(await reader.setting('audio-output')).toBe(0);
  });

  test.each([
    ['9', `language-name ${QUESTION}`, 'language', 1],
    ['7', `language-name ${QUESTION}`, 'language', 1],
    ['left', `volume 3 ${QUESTION}`, 'volume', 3],
    ['right', `volume 5 ${QUESTION}`, 'volume', 5],
  ] as const)('key %s changes what is heard, and asks again', async (key, text, setting, value) => {
    const reader = await unused();
    reader.press('fn', 700);
    reader.press(key);
    reader.untilSilent();
    expect(reader.text()).toBe(text);
    expect(reader.glass()).toMatchObject({ code: null, text: '1 2' });
    expect(await reader.setting(setting)).toBe(value);
    expect(await reader.setting('audio-output')).toBe(0);
    reader.press('1');
    reader.untilStored();
    reader.powerCycle();
    expect([await reader.setting(setting), await reader.setting('audio-output')]).toEqual([value, 1]);
  });

  test.each([
    ['1', 'speaker', 1],
    ['2', 'headphones', 2],
  ])('key %s chooses the %s, says so and is kept', async (key, _, value) => {
    const reader = await unused();
    reader.press('fn', 700);
    reader.press(key);
    reader.untilSilent();
    expect(reader.text()).toBe(
      value === 1 ? `speaker selected ready ${PAUSE_OFFER}` : `headphones selected ${WAY_OUT}`,
    );
    reader.untilStored();
    reader.powerCycle();
    expect(await reader.setting('audio-output')).toBe(value);
    reader.press('fn', 2000);
    expect(reader.glass().code).toBe(reader.code());
    expect(reader.text().startsWith(value === 1 ? 'code' : 'tone-error no headphones')).toBe(true);
  });

  test('headphones that are not there can be taken back at once, and are ready once they are', async () => {
    const back = await unused();
    back.pressEach('fn', '2', '1');
    expect(back.text()).toBe(`speaker selected ready ${PAUSE_OFFER}`);
    expect(await back.setting('audio-output')).toBe(1);
    const there = await unused();
    there.session.device.setHeadphones(true);
    there.pressEach('fn', '2');
    expect(there.text()).toBe(`headphones selected ready ${PAUSE_OFFER}`);
  });

  test('the offer waits for the way out: after headphones that are not there, 1 or a plug brings it', async () => {
    const out = await unused();
    // 3 and 0 say the way out again, and the offer still follows.
    out.pressEach('fn', '2', '3', '0');
    expect(out.text()).toBe(`headphones selected ${WAY_OUT}`);
    out.press('1', 300);
    expect(out.glass()).toMatchObject({ text: '1' });
    expect(out.glass().icons).toContain('page-output');
    out.pressEach('3');
    expect(out.text()).toBe('key-pause between-presses 1 half second');
    out.pressEach('right');
    expect(out.text()).toBe('practise-keys press 3');
    for (const thenMs of [1500, 8000]) {
      const plugged = await unused();
      plugged.press('fn', 700);
      plugged.press('2', thenMs);
      plugged.forget();
      plugged.session.device.setHeadphones(true);
      plugged.untilSilent();
      expect(plugged.text()).toMatch(new RegExp(`headphones connected ${PAUSE_OFFER}$`));
      plugged.pressEach('3');
      expect(plugged.text()).toBe('key-pause between-presses 1 half second');
      plugged.untilStored();
      expect(await plugged.setting('audio-output')).toBe(2);
    }
  });

  test('who passes the way out over is offered nothing later', async () => {
    for (const key of ['fn', '4', 'right']) {
      const reader = await unused();
      reader.pressEach('fn', '2', key);
      reader.forget();
      reader.session.device.setHeadphones(true);
      reader.untilSilent();
      expect(reader.text()).not.toContain('key-pause');
      reader.pressEach('right');
      expect(reader.text()).not.toContain('practise-keys');
    }
  });

  test('then offers the pause between presses, which 1 and 3 change at once', async () => {
    const reader = await unused();
    reader.press('fn', 700);
    // While "speaker selected" is still being said, and shown.
    reader.press('1', 300);
    expect(reader.glass()).toMatchObject({ text: '1' });
    expect(reader.glass().icons).toContain('page-output');
    reader.pressEach('3');
    expect(reader.text()).toBe('key-pause between-presses 1 half second');
    expect(reader.glass()).toMatchObject({ text: '1' });
    expect(reader.glass().icons).toContain('page-pause');
    reader.pressEach('3');
    expect(reader.text()).toBe('key-pause between-presses 1 second');
    reader.wait(1000);
    reader.pressEach('1');
    expect(reader.text()).toBe('key-pause between-presses 1 half second');
    reader.untilStored();
    expect(await reader.setting('key-lock-out')).toBe(500);
    expect(await reader.setting('volume')).toBe(4);
  });

  test('a hand that trembles on the first key changes nothing by it', async () => {
    const reader = await unused();
    reader.press('fn', 700);
    for (let tap = 0; tap < 3; tap++) reader.press('1', 200);
    reader.untilSilent();
    expect(reader.text()).toBe('key-pause between-presses no key-pause tone-limit');
    expect(await reader.setting('volume')).toBe(4);
    expect(await reader.setting('key-lock-out')).toBe(0);
  });

  test('the red key passes the offer over at any moment: a new owner is three keys from a code', async () => {
    for (const afterMs of [150, 1000, 3000, 8000]) {
      const reader = await unused();
      reader.press('fn', 700);
      reader.press('1', afterMs);
      reader.press('fn', 1500);
      expect(reader.glass().code).toBe(reader.code());
      expect(reader.text()).toMatch(/^(code|new-code)/);
      // The keys are what they always are again.
      reader.pressEach('3');
      expect(reader.text()).toBe('volume 5');
    }
  });

  test('left alone, the device goes off by itself, and does not offer it again', async () => {
    const reader = await unused();
    reader.press('fn', 700);
    reader.press('1');
    reader.untilSilent();
    reader.wait(29_000);
    expect(reader.glass().icons).toContain('page-pause');
    reader.wait(2000);
    expect(reader.session.device.asleep).toBe(true);
    reader.pressEach('fn');
    expect(reader.text()).toMatch(/^(code|new-code)/);
  });

  test('a voice that cannot guide offers nothing', async () => {
    const voice = voiceWith(({ pack }) => pack !== 'guide');
    const reader = await Reader.make({ settings: { 'audio-output': 0 }, voice });
    reader.pressEach('fn', '1');
    expect(reader.text()).toBe('speaker selected ready');
    reader.pressEach('3');
    expect(reader.text()).toBe('volume 5');
  });

  test('asks with the core pack too', async () => {
    const reader = await Reader.make({ settings: { 'audio-output': 0 }, voice: CORE_PACKS });
    reader.press('fn');
    reader.untilSilent();
    expect(reader.text()).toBe(QUESTION);
    reader.press('2');
    reader.untilSilent();
    expect(reader.text()).toBe(`headphones ${WAY_OUT}`);
  });
});

describe.each([
  { state: 'provisioned', prepare: async (): Promise<void> => {} },
  { state: 'locked', prepare: locked },
])('a $state reader for headphones only', ({ prepare }) => {
  test('shows a code and does not say it without headphones, however it is asked for', async () => {
    const reader = await Reader.make({ settings: HEADPHONES_ONLY });
    await prepare(reader);
    for (const key of ['fn', '0', '5', '5', 'fn']) {
      reader.press(key);
      reader.untilSilent();
      expect(reader.text()).toBe('tone-error no headphones');
      expect(reader.glass().code).toBe(reader.code());
    }
  });

  test('shows it even when it dies soon: nothing has to be said', async () => {
    const reader = await Reader.make({ settings: HEADPHONES_ONLY, unixMs: START + 21_000 });
    await prepare(reader);
    reader.press('fn', 500);
    expect(reader.glass().code).toBe(reader.code());
  });

  test('says it when they are plugged in', async () => {
    const reader = await Reader.make({ settings: HEADPHONES_ONLY });
    await prepare(reader);
    reader.press('fn', 1500);
    reader.forget();
    reader.session.device.setHeadphones(true);
    expect(reader.glass().icons).toContain('sound-headphones');
    reader.untilSilent();
    const code = [...reader.code()].join(' ');
    expect(reader.text()).toBe(`code ${code} again ${code}`);
  });

  test('stops at once when they are pulled out, and says nothing more of it', async () => {
    const reader = await Reader.make({ settings: HEADPHONES_ONLY });
    await prepare(reader);
    reader.session.device.setHeadphones(true);
    reader.press('fn', 2500);
    const cut = reader.heard().at(-1)!;
    reader.session.device.setHeadphones(false);
    const outMs = reader.clock.uptimeMs();
    reader.forget();
    reader.wait(29_000);
    if (cut.cut) expect(reader.atMs(cut.endSample!) - outMs).toBeLessThanOrEqual(30);
    expect(reader.text()).toMatch(/^headphones removed( tone-end)?$/);
  });
});

describe('headphones', () => {
  test('plugged in while a code is said take it over: it goes on', async () => {
    const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
    reader.press('fn', 2500);
    expect(reader.glass().icons).toContain('sound-loudspeaker');
    reader.session.device.setHeadphones(true);
    expect(reader.glass().icons).toContain('sound-headphones');
    expect(reader.glass().icons).not.toContain('sound-loudspeaker');
    reader.untilSilent();
    expect(reader.text()).toBe(`code ${[...reader.code()].join(' ')}`);
  });

  test('plugged in while nothing is said are told of', async () => {
    const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
    reader.press('fn');
    reader.untilSilent();
    reader.forget();
    reader.session.device.setHeadphones(true);
    reader.untilSilent();
    expect(reader.text()).toBe('headphones connected');
    reader.forget();
    reader.session.device.setHeadphones(false);
    reader.untilSilent();
    expect(reader.text()).toBe('headphones removed');
  });

  test('with the core pack: headphones, speaker', async () => {
    const reader = await Reader.make({ settings: { 'auto-repeat': 0 }, voice: CORE_PACKS });
    reader.press('fn');
    reader.untilSilent();
    reader.forget();
    reader.session.device.setHeadphones(true);
    reader.untilSilent();
    reader.session.device.setHeadphones(false);
    reader.untilSilent();
    expect(reader.text()).toBe('headphones speaker');
  });

  test.each([0, 333, 666, 999, 1333])(
    'pulled out mid-code, after %i ms more, stop speech at once',
    async (moreMs) => {
      const reader = await Reader.make();
      reader.session.device.setHeadphones(true);
      reader.press('fn', 2000 + moreMs);
      const before = reader.digitsHeard();
      const outMs = reader.clock.uptimeMs();
      reader.session.device.setHeadphones(false);
      reader.wait(15_000);
      expect(reader.digitsHeard()).toBe(before);
      const last = reader.heard().findLast(({ clip }) => clip < 10)!;
      expect(reader.atMs(last.endSample!) - outMs).toBeLessThanOrEqual(30);
      expect(reader.words().slice(-2)).toEqual(['headphones', 'removed']);
    },
  );

  test('pulled out while a code is waited for: none comes by itself through the loudspeaker', async () => {
    const reader = await Reader.make({ unixMs: START + 19_000 });
    reader.session.device.setHeadphones(true);
    reader.press('fn', 2000);
    expect(reader.text()).toBe('new-code in 6 seconds');
    reader.forget();
    reader.session.device.setHeadphones(false);
    reader.wait(30_000);
    expect(reader.text()).toBe('headphones removed tone-end');
    expect(reader.digitsHeard()).toBe('');
  });

  test('pulled out between two digits: the next code is not said by itself', async () => {
    const reader = await Reader.make();
    reader.session.device.setHeadphones(true);
    reader.press('fn', 300);
    reader.press('5', 1200);
    reader.session.device.setHeadphones(false);
    reader.forget();
    reader.wait(40_000);
    expect(reader.digitsHeard()).toBe('');
  });

  test('plugged in or out while the device sleeps wake nothing', async () => {
    const reader = await Reader.make();
    reader.session.device.setHeadphones(true);
    reader.session.device.setHeadphones(false);
    reader.wait(1000);
    expect([reader.text(), reader.session.device.asleep]).toEqual(['', true]);
  });
});
