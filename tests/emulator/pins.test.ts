/**
 * What the emulator takes for granted of a Pico's wiring, and would not notice: it looks at blocks of the chip, not at
 * their pins.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { boardPins } from '../../simulator/emulator/rp2040/pins.ts';

interface Net {
  net: string;
  fn?: string;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../hardware-docs/boards/${file}`, import.meta.url), 'utf8'));
}

describe.each(['code-display', 'code-reader'] as const)('the %s', (model) => {
  const { nets } = read(`rp2040-${model}.json`) as { nets: readonly Net[] };
  const { onBoard } = read('modules/rp2040.json') as { onBoard: readonly Net[] };
  const functionOf = (name: string): string | undefined =>
    [...nets, ...onBoard].find(({ net }) => net === name)?.fn;

  test('has its link at UART0 and its display at SPI0', () => {
    expect(['UART_TX', 'UART_RX', 'DISPLAY_SCK', 'DISPLAY_MOSI'].map(functionOf)).toEqual([
      'UART0 TX',
      'UART0 RX',
      'SPI0 SCK',
      'SPI0 TX',
    ]);
  });

  test('has its battery at the channel of the ADC that the emulator gives a voltage', () => {
    expect(functionOf('BATTERY_SENSE')).toBe(`ADC${boardPins(model).batteryChannel}`);
  });
});

test('the code reader sounds at output A of a PWM slice, the code display nowhere', () => {
  const { nets } = read('rp2040-code-reader.json') as { nets: readonly Net[] };
  expect(nets.find(({ net }) => net === 'AUDIO_PWM')?.fn).toMatch(/^PWM\d A$/);
  expect(boardPins('code-reader').sound).not.toBeNull();
  expect(boardPins('code-display').sound).toBeNull();
});
