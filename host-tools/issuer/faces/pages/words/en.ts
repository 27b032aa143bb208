/** English: everything but the event log and her own page; Danish has the same shape. */

export const ENGLISH = {
  frame: {
    skip: 'Skip to the content',
    navigation: 'Pages',
    thisLanguage: 'English',
    independent: 'Talkode is an independent project. It is not MitID and has nothing to do with MitID.',
    neverAsks:
      'Nobody will ever call, write or come to you and ask for a code, your password or your device. Only type them here, when you started it yourself.',
  },
  navigation: {
    start: 'Start',
    order: 'Order',
    activate: 'Activate',
    logIn: 'Log in',
    myPage: 'My page',
  },
  form: {
    errors: 'There is a problem',
    error: 'Problem',
    next: 'Continue',
  },
  fields: {
    userId: 'User ID',
    serialNumber: 'Serial number',
    activationCode: 'Activation code',
    code: 'One-time code',
    firstCode: 'First one-time code',
    nextCode: 'Next one-time code',
    password: 'Password',
    newPassword: 'New password',
    passwordAgain: 'New password again',
  },
  start: {
    heading: 'Your code display or code reader',
    intro: 'Here you order your device, make it your own, and see what is kept about you.',
    demo: 'This is a demonstration: you can order a device without showing who you are, and read its letter here. Do not use your real data.',
    choices: {
      order: {
        title: 'Order a device',
        text: 'A code display, or a code reader that says the code out loud.',
      },
      activate: {
        title: 'Activate your device',
        text: 'You have the device and the letter with the activation code.',
      },
      logIn: {
        title: 'Log in',
        text: 'See your devices and your log, change your data, or block your device.',
      },
      forgotten: { title: 'Forgotten your password', text: 'Get a temporary password on your phone.' },
      unblock: { title: 'Unblock your device', text: 'With two codes of the device and your password.' },
    },
  },
  order: {
    heading: 'Order a device',
    intro: 'We need to know who you are and where the device is to go. What is voluntary may be left empty.',
    atAnAuthority:
      'You order a device where you show who you are: at a bank or at a citizen service counter. Bring your passport or another valid document.',
    early:
      'Choose now which device you want. You get a number to bring along. We need not know who you are yet.',
    earlyNumber: (groups: string) =>
      `Your order has the number ${groups}. Write it down, and bring it within three months.`,
    name: 'Full name',
    birthDate: 'Date of birth',
    birthDateHint: 'Day, month and year, for example 27.4.1958.',
    proof: 'How you show who you are',
    proofs: {
      passport: 'Passport',
      'driving-licence': 'Driving licence of a country in the EU or EEA',
      'residence-permit': 'Danish residence permit',
      'identity-card': 'National identity card of a country in the EU or EEA',
      'travel-document': 'Travel document of refugees or stateless people',
    },
    documentNumber: 'Number of the document',
    documentNumberHint: 'It is never shown again: we only keep a fingerprint of it.',
    userIdHint:
      '5 to 48 characters: letters a to å, digits, spaces and signs such as full stop and hyphen. Capital letters are the same as small ones. Do not use your personal number.',
    homeAddress: 'Home address',
    alternativeAddress: 'Another address for post (voluntary)',
    alternativeAddressHint: 'If post is not to go to your home.',
    email: 'E-mail (voluntary)',
    emailHint: 'Without it we tell you everything on paper.',
    phone: 'Mobile phone (voluntary)',
    phoneHint: 'Eight digits, or with + and the country. Without it a forgotten password takes a letter.',
    model: 'Device',
    models: {
      'code-display': 'Code display: small, shows the code',
      'code-reader': 'Code reader: large, shows the code and says it out loud',
    },
    letterForm: 'The letter with the activation code',
    letterForms: {
      standard: 'Ordinary print',
      'large-print': 'Large print',
      braille: 'Braille',
      'plain-text': 'Plain text',
    },
    language: 'Language of the letter and the messages',
    languages: { da: 'Danish', en: 'English' },
    delivery: 'How you get it',
    deliveries: { post: 'By post', counter: 'At the counter' },
    button: 'Order',
  },
  ordered: {
    heading: 'Your order',
    states: {
      placed: 'We have received your order.',
      'device-sent': 'The device has been sent. The letter with the activation code comes separately.',
      'letter-sent': 'The device and the letter with the activation code have been sent.',
      fulfilled: 'The device has been activated.',
      cancelled: 'The order has been cancelled.',
    },
    letterDue: (time: string) =>
      `The letter is sent ${time} at the earliest, so that nobody can take both from the same post.`,
    demoHeading: 'In this demonstration',
    demo: {
      device: 'You are the one who sends, too.',
      letter: 'You need not wait: the working day between the device and the letter is skipped.',
    },
    sendDevice: 'Send the device',
    sendLetter: 'Send the letter now',
    unpack: {
      'code-display': 'Unpack the code display (opens in a new tab)',
      'code-reader': 'Unpack the code reader (opens in a new tab)',
    },
    readLetter: 'Read the letter',
    refusals: {
      noneInStock: 'There is no device of this kind in stock. Try again when there is.',
      notNow: 'The letter cannot be sent now: there is a limit to how many you can get. Try again tomorrow.',
    },
    guessable: {
      name: 'Your user ID contains your name. It is easier to guess than others.',
      birthday: 'Your user ID contains your birthday. It is easier to guess than others.',
      email: 'Your user ID is like your e-mail address. It is easier to guess than others.',
    },
  },
  letter: {
    heading: 'The letter',
    demo: 'Only this demonstration shows it. Otherwise the code is on the paper alone.',
    open: (name: string) => `Open ${name}`,
    openForm: (form: string, kind: string) => `Open the letter: ${form} (${kind})`,
    asText: 'As text',
  },
  activate: {
    heading: 'Activate your device',
    intro:
      'You need the device, the letter with the activation code, and your user ID. Take the time you need.',
    step: (number: number) => `Step ${number} of 3`,
    userIdHint: 'The one you chose when you ordered.',
    serialNumberHint: '12 digits. On the back of the device; the code reader also says it.',
    activationCodeHint: '9 digits in the letter, in three groups.',
    wrong: (phone: string) =>
      `User ID, serial number and activation code do not belong together, or the letter is no longer valid. Check all three. After three wrong tries the letter ends. Help: ${phone}.`,
    over: 'The activation was interrupted or took too long. Start again with the letter.',
    codeHeading: 'A code from the device',
    codeHint: 'Press the device’s key and type the 6 digits that it shows or says.',
    nextCodeHeading: 'The next code',
    nextCode: 'The next one-time code',
    nextCodeHint:
      'One more is needed. Wait until the device shows another code, within half a minute, and type that.',
    pairWrong:
      'The two codes do not fit. Wait for a new code, and type it here. After that you type the one that follows directly.',
    newPasswordHeading: 'Choose your password',
    newPasswordHint: (characters: number) =>
      `At least ${characters} characters. A sentence that only you would think of is good. Not your user ID.`,
    passwordHeading: 'Your password',
    passwordHint: 'The one you have already.',
    button: 'Activate',
  },
  activated: {
    heading: 'Your device is activated',
    text: 'From now on you can log in with it. The letter has been used: you can throw it away. We have sent you a message about it.',
  },
  logIn: {
    heading: 'Log in',
    headingTwoCodes: 'Log in with two codes',
    approvingHeading: 'You are about to approve',
    approvingOwnPage: 'Logging in to your own page at Talkode.',
    approvingService: (name: string) => `Logging in at ${name}.`,
    discloses: (items: readonly string[]) => `This also goes there: ${items.join(', ')}.`,
    disclosed: {
      name: 'your name',
      email: 'your e-mail address',
      phone: 'your phone number',
      publicNumber: 'your public ID number',
      risk: 'country, network, kind of browser, and when you last used your device',
    },
    serviceOver: 'What the service asked for is no longer waiting. Begin again at the service.',
    toStop: 'Log in on my page to stop it',
    toService: 'Go on to the service',
    codeHint: 'Press the device’s key and type the digits that it shows or says.',
    nextCodeHint: 'Wait until the device shows another code, within half a minute, and type that.',
    twoCodesIntro:
      'If somebody has tried to guess your codes, one code is no longer enough on a new browser. Two codes in a row always let you in.',
    button: 'Log in',
    anotherWay: 'Another way in: two codes',
    oneCode: 'Log in with one code',
    notMeHeading: 'Did you not start this yourself?',
    notMe: 'If somebody has called, written or come to you and asked you to log in, stop here.',
    notMeButton: 'I did not start this',
    wrong:
      'You could not be logged in. Check user ID, code and password, and use a new code. If it still does not work, try another way in: two codes.',
    wrongTwoCodes: 'You could not be logged in. Check user ID and password, and use two new codes in a row.',
    browserWaits: (time: string) =>
      `There were too many wrong tries from this browser. Wait until ${time}, or use two codes.`,
    browserClosed: 'There were too many wrong tries from this browser. Use two codes.',
  },
  notMe: {
    heading: 'It has been stopped',
    ended: 'Nothing was approved, and you are not logged in.',
    advice:
      'If you have given a code or your password to somebody, block your device now, and change your password.',
    blockHeading: 'Block your device',
    block: (phone: string) => `You do it on your own page, or by phone: ${phone}.`,
    toBlock: 'Block on my page',
  },
  newPassword: {
    heading: 'Choose a new password',
    intro: 'The temporary password has been used. Choose your own now; you are logged in after that.',
    button: 'Save and log in',
  },
  forgotten: {
    heading: 'Forgotten your password',
    intro: (hours: number) =>
      `You get a temporary password on your phone, if we have had the number for at least ${hours} hours.`,
    noPhone: (phone: string) => `If we have no phone number of yours, call us and get a letter: ${phone}.`,
    button: 'Send a temporary password',
    asked: (minutes: number) =>
      `If the user ID exists and we have had its phone number for long enough, a temporary password is on its way. It works for ${minutes} minutes, instead of your own and together with a code from your device.`,
  },
  cancel: {
    heading: 'Stop a change',
    intro: 'Somebody has asked for a change in your name. If it was not you, stop it here.',
    button: 'Stop the change',
    over: (phone: string) =>
      `There is no such change any more: it has been stopped or has taken effect. If you did not ask for it, call ${phone}.`,
    stoppedHeading: 'The change has been stopped',
    stopped: 'Everything stays as it was.',
    advice: (phone: string) =>
      `If you did not ask for it yourself, somebody else may know your password. Change it, or call ${phone}.`,
  },
  unblock: {
    heading: 'Unblock your device',
    intro: 'With two codes in a row and your password you open your device again.',
    otherwise: (phone: string) =>
      `If you have blocked your whole identity, show who you are at a counter. Help: ${phone}.`,
    button: 'Unblock',
    wrong: (phone: string) =>
      `The device could not be unblocked. Check user ID and password, and use two new codes in a row. Help: ${phone}.`,
    doneHeading: 'Your device is unblocked',
    done: 'You can log in with it again.',
  },
  errors: {
    again: 'Try again',
    400: {
      heading: 'That could not be read',
      text: 'Something in what was sent is too long or cannot be used. Nothing has been changed.',
    },
    403: {
      heading: 'The form could not be taken',
      text: 'It was open for more than a day, came from another page, or the browser takes no cookies. Nothing has been changed.',
    },
    404: { heading: 'There is no such page', text: 'Check the address, or begin at the start page.' },
    413: {
      heading: 'That is too much',
      text: 'What was sent is larger than any form here. Nothing has been changed.',
    },
    429: { heading: 'Too many requests', text: 'Wait a minute and try again.' },
    other: { heading: 'It did not work', text: 'The fault is ours. Wait a little and try again.' },
  },
  problems: {
    missing: {
      userId: 'Type your user ID.',
      serialNumber: 'Type the serial number: 12 digits on the back of the device.',
      activationCode: 'Type the activation code from the letter: 9 digits.',
      code: 'Type the code from your device.',
      nextCode: 'Type the next code from your device.',
      password: 'Type your password.',
      name: 'Type your full name.',
      homeAddress: 'Type your home address.',
      documentNumber: 'Type the number of the document.',
    },
    choose: {
      documentKind: 'Choose how you show who you are.',
      model: 'Choose which device you want.',
      letterForm: 'Choose what the letter should be like.',
      language: 'Choose a language for the letter and the notices.',
      delivery: 'Choose how you want to get the device.',
    },
    personalNumber: 'The personal number does not fit. Show it where you show who you are.',
    empty: (field: string) => `Fill in the field ‘${field}’.`,
    tooLong: (field: string, characters: number) =>
      `The field ‘${field}’ takes at most ${characters} characters.`,
    tooManyLines: (field: string, characters: number, lines: number) =>
      `The field ‘${field}’ takes at most ${lines} lines and ${characters} characters.`,
    control: (field: string) =>
      `There is a character in the field ‘${field}’ that cannot be used. Type it again.`,
    email: 'Type one e-mail address, for example anna@example.dk.',
    phone: 'Type a phone number: eight digits, or with + and the country.',
    code: 'A code has 6 to 8 digits. Type the digits that the device shows.',
    nextCode: 'The next code has 6 to 8 digits, too. Type the digits that the device shows.',
    passwordsDiffer: 'The two passwords are not the same. Type both again.',
    passwordWrong: 'The password is wrong. Type the one you have already.',
    wait: (time: string) => `There were too many tries from here. Wait until ${time} and try again.`,
    serialNumber: {
      'wrong-length': 'A serial number has 12 digits. Look at the back of the device.',
      slip: 'One digit of the serial number is wrong, or two have changed places. Check it.',
    },
    activationCode: {
      slip: 'One digit of the activation code is wrong, or two have changed places. Check it; this was no try.',
      digit: (position: number) => `The activation code has only digits. Look at sign number ${position}.`,
      length: (digits: number) => `The activation code has 9 digits. You typed ${digits}.`,
    },
    userId: {
      length: (characters: number) => `A user ID has 5 to 48 characters. This has ${characters}.`,
      sign: (position: number) =>
        `Character number ${position} cannot be used in a user ID. Use letters a to å, digits, spaces and {}!#$^,*()_+-=:;?.@`,
      blank: 'A user ID neither begins nor ends with a space.',
      personalNumber: 'A user ID must not look like a personal number.',
      taken: 'This user ID is taken. Choose another.',
      tooOften: 'You have tried several user IDs. Wait an hour and try again.',
    },
    birthDate: {
      date: 'Type your date of birth as day, month and year, for example 27.4.1958.',
      young: (years: number) => `You must be at least ${years} years old.`,
      future: 'The date of birth lies in the future.',
    },
    password: {
      short: (characters: number) => `A password has at least ${characters} characters.`,
      long: 'A password has at most 256 characters.',
      repeated: 'A password is more than one character repeated.',
      userId: 'The password must not be your user ID.',
      code: 'The password looks like a one-time code. Choose another.',
    },
  },
};
