/** The line with a device's serial number, in groups of four as on its back. */
import type { ElementMaker } from '../document/dom.ts';
import type { DeviceWords } from '../words/words.ts';

export interface SerialNumberLine {
  readonly element: HTMLElement;
  readonly show: (digits: string) => void;
}

export function serialNumberLine(maker: ElementMaker<DeviceWords>): SerialNumberLine {
  const element = maker.make('p', { class: 'serial-number' });
  let grouped = '';
  const write = maker.language.follow((words) => {
    element.textContent = words.device.serialNumber(grouped);
  });
  return {
    element,
    show: (digits) => {
      grouped = digits.replace(/(.{4})(?=.)/g, '$1 ');
      write();
    },
  };
}
