/** English: the demonstration's story, step by step; Danish has the same shape. */

export const ENGLISH_STORY = {
  story: {
    heading: 'The story: a device becomes yours',
    intro:
      'Here you try all of it yourself, from the order to a login. Everything is made up and stays on this computer. Do not use your real data. This page shows how far you are; come back to it when you like.',
    title: (number: number, heading: string) => `${number}. ${heading}`,
    states: { done: 'Done.', now: 'Now.', later: 'Comes later.' },
    toStory: 'The story: see all steps',
    again: 'Begin again as another person',
    sent: {
      heading: 'What has been sent to you',
      intro:
        'Only this demonstration shows it. Otherwise each notice comes to the e-mail address, the telephone or the home that it is for, and nowhere else.',
      none: 'No notices have been sent yet.',
      channels: { email: 'E-mail to', sms: 'Text message to', paper: 'Letter to' },
      states: { waiting: 'Will be sent in a moment.', sent: 'Sent.', failed: 'Could not be sent.' },
    },
    steps: {
      order: {
        heading: 'Order a device',
        text: 'Make up a person, and choose a code display or a code reader. Remember the user ID.',
        link: 'Order a device',
      },
      send: {
        heading: 'Send the device and the letter',
        text: 'In the demonstration you are also the one who sends. Otherwise the letter comes a working day after the device.',
        link: 'See the order',
      },
      unpack: {
        heading: 'Unpack the device',
        text: 'The device opens in the simulator, with the very secret that the issuer has in stock.',
        link: 'Unpack the device (opens in a new tab)',
      },
      letter: {
        heading: 'Read the letter',
        text: 'Here it is in all four forms: ordinary print, large print, Braille and plain text.',
        link: 'Read the letter',
      },
      activate: {
        heading: 'Activate the device',
        text: 'With user ID, serial number and the letter’s code, a code of the device, and a password that you choose.',
        link: 'Activate the device',
      },
      logIn: {
        heading: 'Log in at a service',
        text: 'The example service is at an address of its own and learns only what you approve. A code works only once, so wait for the next.',
        link: 'Go to the example service',
      },
      notice: {
        heading: 'Read the notices',
        text: 'The issuer tells you when something important happens: by e-mail, by text message or on paper.',
        link: 'See what has been sent',
      },
      myPage: {
        heading: 'See your own page',
        text: 'The log shows what has happened, and you can see everything that is kept about you.',
        link: 'Go to your own page',
      },
    },
  },
};
