/** Which pin of the Pico leads where on a Talkode board, by the nets of hardware-docs/boards. */
import type { ModelName } from '../../token/contract.generated.ts';
import { displayPins, type DisplayPins } from '../display-pins.ts';
import { KEY_CONTACTS, type KeyContact } from '../key-contacts.generated.ts';
import { NET_GPIOS } from '../net-gpios.generated.ts';

export interface BoardPins {
  contacts: Readonly<Record<string, KeyContact>>;
  display: DisplayPins;
  /** Null for a model without sound. */
  sound: { pwm: number; jackDetect: number } | null;
  /** Null for a model without a motor. */
  motor: number | null;
  /** The ADC channel that sees VSYS divided by three (Raspberry Pi Pico datasheet section 4.4). */
  batteryChannel: number;
  /** High while the USB cable brings power (the same section). */
  usbPower: number;
}

/** The ADC's channels 0 to 3 are GPIO26 to GPIO29 (RP2040 datasheet section 4.9). */
const GPIO_OF_ADC_CHANNEL_0 = 26;

export function boardPins(model: ModelName): BoardPins {
  const board = `rp2040-${model}` as const;
  const nets = NET_GPIOS[board];
  return {
    contacts: KEY_CONTACTS[board]!,
    display: displayPins(board),
    sound: 'AUDIO_PWM' in nets ? { pwm: nets.AUDIO_PWM, jackDetect: nets.HEADPHONES_DETECT } : null,
    motor: 'MOTOR' in nets ? nets.MOTOR : null,
    batteryChannel: nets.BATTERY_SENSE - GPIO_OF_ADC_CHANNEL_0,
    usbPower: nets.USB_POWER,
  };
}
