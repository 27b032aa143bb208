/** Which pin of the Pico leads where on a Talkode board; hardware-docs/boards says the same, and a test compares. */
import type { ModelName } from '../../token/contract.generated.ts';
import { KEY_CONTACTS, type KeyContact } from '../key-contacts.generated.ts';

export interface BoardPins {
  contacts: Readonly<Record<string, KeyContact>>;
  display: { chipSelect: number; dataCommand: number; reset: number };
  /** Null for a model without sound. */
  sound: { pwm: number; amplifier: number; jackDetect: number } | null;
  /** The ADC channel that sees VSYS divided by three (Raspberry Pi Pico datasheet section 4.4). */
  batteryChannel: number;
  /** High while the USB cable brings power (the same section). */
  usbPower: number;
}

const DISPLAY = { chipSelect: 17, dataCommand: 20, reset: 21 };
const BATTERY_CHANNEL = 3;
const USB_POWER = 24;

export const PINS: Record<ModelName, BoardPins> = {
  'code-display': {
    contacts: KEY_CONTACTS['rp2040-code-display']!,
    display: DISPLAY,
    sound: null,
    batteryChannel: BATTERY_CHANNEL,
    usbPower: USB_POWER,
  },
  'code-reader': {
    contacts: KEY_CONTACTS['rp2040-code-reader']!,
    display: DISPLAY,
    sound: { pwm: 22, amplifier: 26, jackDetect: 27 },
    batteryChannel: BATTERY_CHANNEL,
    usbPower: USB_POWER,
  },
};
