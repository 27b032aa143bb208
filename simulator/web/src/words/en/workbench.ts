/** English: the panels of the workbench: clock, settings and new devices. */
import type { WorkbenchWords } from '../words.ts';

export const WORKBENCH: WorkbenchWords = {
  clock: {
    heading: 'Simulated time (UTC)',
    explanation:
      'The devices and the practice follow this clock. Set it forward by 5 minutes to see a code expire without waiting.',
    amount: 'How far do you want to set the clock?',
    amounts: {
      halfMinute: '30 seconds',
      minute: '1 minute',
      fiveMinutes: '5 minutes',
      hour: '1 hour',
      day: '1 day',
      year: '1 year (365 days)',
    },
    back: 'Set the clock back',
    forward: 'Set the clock forward',
    now: 'Set the clock to the right time',
    speed: 'Speed',
    speeds: { ordinary: 'Ordinary', tenfold: '10 times faster', sixtyfold: '60 times faster' },
    set: 'Set the clocks of the devices',
  },
  settings: {
    heading: 'Settings',
    sticky: 'Hold the button down for me',
    stickyHint:
      'For those who cannot hold a button down: press once to hold the button down and once more to let it go. You need this only to see the serial number. An ordinary press gives a one-time code without it.',
    announceTenSeconds: 'Announce 10 seconds left',
    battery: 'Battery voltage',
    batteryOut: 'Take the batteries out and put them back',
    batteryOutHint:
      'The devices then lose the time, and you can see and hear what they do without a set clock.',
    newToken: { 'code-display': 'New code display', 'code-reader': 'New code reader' },
    newTokenHint: {
      'code-display': 'Erases the code display and makes another with a new serial number.',
      'code-reader': 'Erases the code reader with its settings and makes another with a new serial number.',
    },
    hintVoice: 'Read the guidance of the page aloud',
    hintVoiceHint:
      'With the voice of the browser, for those who use no screen reader: the page says what you are on. Only the code reader itself says the code.',
    hintVoiceOn: 'The guidance of the page is read aloud.',
  },
  newToken: {
    heading: {
      'code-display': 'Do you want a new code display?',
      'code-reader': 'Do you want a new code reader?',
    },
    warning: {
      'code-display': 'The code display that you have now will be erased. This cannot be undone.',
      'code-reader': 'The code reader that you have now will be erased. This cannot be undone.',
    },
    confirm: 'Erase, and make a new one',
    cancel: 'Keep the one I have',
  },
  done: {
    clock: (time) => `Simulated time: ${time}`,
    newToken: {
      'code-display': (spacedDigits) => `You have a new code display. Serial number: ${spacedDigits}`,
      'code-reader': (spacedDigits) => `You have a new code reader. Serial number: ${spacedDigits}`,
    },
    batteryOut: 'The batteries have been taken out. Press one of the devices to see what happened.',
  },
};
