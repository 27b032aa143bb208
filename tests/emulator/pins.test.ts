// The emulator's wiring is the one that hardware-docs/boards tells builders.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PINS } from '../../simulator/emulator/rp2040/pins.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';

interface Net {
  net: string;
  gpio?: number;
}

function gpios(model: ModelName): Record<string, number | undefined> {
  const file = new URL(`../../hardware-docs/boards/rp2040-${model}.json`, import.meta.url);
  const { nets } = JSON.parse(readFileSync(file, 'utf8')) as { nets: readonly Net[] };
  return Object.fromEntries(nets.map(({ net, gpio }) => [net, gpio]));
}

test.each(['code-display', 'code-reader'] as const)('the display of the %s', (model) => {
  const nets = gpios(model);
  const { chipSelect, dataCommand, reset } = PINS[model].display;
  expect({ chipSelect, dataCommand, reset }).toEqual({
    chipSelect: nets['DISPLAY_CS'],
    dataCommand: nets['DISPLAY_DC'],
    reset: nets['DISPLAY_RESET'],
  });
  expect([nets['UART_TX'], nets['UART_RX'], nets['DISPLAY_SCK'], nets['DISPLAY_MOSI']]).toEqual([
    0, 1, 18, 19,
  ]);
});

test('the sound of the code reader', () => {
  const nets = gpios('code-reader');
  expect(PINS['code-reader'].sound).toEqual({
    pwm: nets['AUDIO_PWM'],
    amplifier: nets['AMPLIFIER_ENABLE'],
    jackDetect: nets['HEADPHONES_DETECT'],
  });
  expect(PINS['code-display'].sound).toBeNull();
});
