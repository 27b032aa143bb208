/** Danish: everything but the event log and her own page. */
import type { ENGLISH } from './en.ts';

export const DANISH: typeof ENGLISH = {
  frame: {
    skip: 'Gå til indholdet',
    navigation: 'Sider',
    thisLanguage: 'Dansk',
    independent: 'Talkode er et uafhængigt projekt. Det er ikke MitID og har intet med MitID at gøre.',
    neverAsks:
      'Ingen vil nogensinde ringe, skrive eller komme til dig og bede om en kode, din adgangskode eller din enhed. Skriv dem kun her, og kun når du selv er begyndt.',
  },
  navigation: {
    start: 'Forside',
    order: 'Bestil',
    activate: 'Aktivér',
    logIn: 'Log på',
    myPage: 'Min side',
  },
  form: {
    errors: 'Der er en fejl',
    error: 'Fejl',
    next: 'Fortsæt',
  },
  fields: {
    userId: 'Bruger-ID',
    serialNumber: 'Serienummer',
    activationCode: 'Aktiveringskode',
    code: 'Engangskode',
    firstCode: 'Første engangskode',
    nextCode: 'Næste engangskode',
    password: 'Adgangskode',
    newPassword: 'Ny adgangskode',
    passwordAgain: 'Ny adgangskode igen',
  },
  start: {
    heading: 'Din kodeviser eller kodeoplæser',
    intro: 'Her bestiller du din enhed, gør den til din egen og ser, hvad der er gemt om dig.',
    demo: 'Det her er en demonstration: Du kan bestille en enhed uden at vise, hvem du er, og læse brevet her. Brug ikke dine rigtige oplysninger.',
    choices: {
      order: { title: 'Bestil en enhed', text: 'En kodeviser eller en kodeoplæser, der siger koden højt.' },
      activate: { title: 'Aktivér din enhed', text: 'Du har enheden og brevet med aktiveringskoden.' },
      logIn: {
        title: 'Log på',
        text: 'Se dine enheder og din log, ret dine oplysninger, eller spær din enhed.',
      },
      forgotten: { title: 'Glemt adgangskode', text: 'Få en midlertidig adgangskode på din telefon.' },
      unblock: { title: 'Ophæv en spærring', text: 'Med to koder fra enheden og din adgangskode.' },
    },
  },
  order: {
    heading: 'Bestil en enhed',
    intro: 'Vi skal vide, hvem du er, og hvor enheden skal hen. Det, der er frivilligt, må stå tomt.',
    atAnAuthority:
      'Du bestiller en enhed dér, hvor du viser, hvem du er: i en bank eller i borgerservice. Tag dit pas eller anden gyldig legitimation med.',
    early:
      'Vælg allerede nu, hvilken enhed du vil have. Så får du et nummer, som du tager med. Vi skal ikke vide, hvem du er, endnu.',
    earlyNumber: (groups) =>
      `Din bestilling har nummer ${groups}. Skriv det op, og tag det med inden tre måneder.`,
    name: 'Fulde navn',
    birthDate: 'Fødselsdato',
    birthDateHint: 'Dag, måned og år, for eksempel 27.4.1958.',
    proof: 'Sådan viser du, hvem du er',
    proofs: {
      passport: 'Pas',
      'driving-licence': 'Kørekort fra et land i EU eller EØS',
      'residence-permit': 'Dansk opholdskort',
      'identity-card': 'Nationalt identitetskort fra et land i EU eller EØS',
      'travel-document': 'Rejsedokument for flygtninge eller statsløse',
    },
    documentNumber: 'Dokumentets nummer',
    documentNumberHint: 'Det bliver aldrig vist igen: Vi gemmer kun et fingeraftryk af det.',
    userIdHint:
      '5 til 48 tegn: bogstaverne a til å, cifre, mellemrum og tegn som punktum og bindestreg. Store bogstaver er det samme som små. Brug ikke dit CPR-nummer.',
    homeAddress: 'Bopælsadresse',
    alternativeAddress: 'Anden adresse til post (frivilligt)',
    alternativeAddressHint: 'Hvis posten ikke skal hjem til dig.',
    email: 'E-mail (frivilligt)',
    emailHint: 'Uden e-mail får du alle beskeder på papir.',
    phone: 'Mobiltelefon (frivilligt)',
    phoneHint: 'Otte cifre, eller med + og landekode. Uden nummer kræver en glemt adgangskode et brev.',
    model: 'Enhed',
    models: {
      'code-display': 'Kodeviser: lille, viser koden',
      'code-reader': 'Kodeoplæser: stor, viser koden og siger den højt',
    },
    letterForm: 'Brevet med aktiveringskoden',
    letterForms: {
      standard: 'Almindelig skrift',
      'large-print': 'Stor skrift',
      braille: 'Punktskrift',
      'plain-text': 'Ren tekst',
    },
    language: 'Sprog i brevet og beskederne',
    languages: { da: 'Dansk', en: 'Engelsk' },
    delivery: 'Sådan får du den',
    deliveries: { post: 'Med posten', counter: 'Ved skranken' },
    button: 'Bestil',
  },
  ordered: {
    heading: 'Din bestilling',
    states: {
      placed: 'Vi har modtaget din bestilling.',
      'device-sent': 'Enheden er sendt. Brevet med aktiveringskoden kommer for sig.',
      'letter-sent': 'Enheden og brevet med aktiveringskoden er sendt.',
      fulfilled: 'Enheden er aktiveret.',
      cancelled: 'Bestillingen er annulleret.',
    },
    letterDue: (time) =>
      `Brevet bliver tidligst sendt ${time}, så ingen kan tage begge dele fra den samme post.`,
    demoHeading: 'I denne demonstration',
    demo: {
      device: 'Her er du selv den, der sender.',
      letter: 'Her behøver du ikke at vente: Arbejdsdagen mellem enheden og brevet springes over.',
    },
    sendDevice: 'Send enheden',
    sendLetter: 'Send brevet nu',
    unpack: {
      'code-display': 'Pak kodeviseren ud (åbner i en ny fane)',
      'code-reader': 'Pak kodeoplæseren ud (åbner i en ny fane)',
    },
    readLetter: 'Læs brevet',
    refusals: {
      noneInStock: 'Der er ingen enhed af den slags på lager. Prøv igen, når der er.',
      notNow: 'Brevet kan ikke sendes nu: Der er en grænse for, hvor mange du kan få. Prøv igen i morgen.',
    },
    guessable: {
      name: 'Dit bruger-ID indeholder dit navn. Det er lettere at gætte end andre.',
      birthday: 'Dit bruger-ID indeholder din fødselsdag. Det er lettere at gætte end andre.',
      email: 'Dit bruger-ID ligner din e-mailadresse. Det er lettere at gætte end andre.',
    },
  },
  letter: {
    heading: 'Brevet',
    demo: 'Det er kun denne demonstration, der viser det. Ellers står koden på papiret alene.',
    open: (name) => `Åbn ${name}`,
    openForm: (form, kind) => `Åbn brevet: ${form} (${kind})`,
    asText: 'Som tekst',
  },
  activate: {
    heading: 'Aktivér din enhed',
    intro:
      'Du skal bruge enheden, brevet med aktiveringskoden og dit bruger-ID. Tag dig den tid, du har brug for.',
    step: (number) => `Trin ${number} af 3`,
    userIdHint: 'Det, du valgte, da du bestilte.',
    serialNumberHint: '12 cifre. Det står bag på enheden; kodeoplæseren siger det også.',
    activationCodeHint: '9 cifre i brevet, i tre grupper.',
    wrong: (phone) =>
      `Bruger-ID, serienummer og aktiveringskode hører ikke sammen, eller brevet gælder ikke længere. Se alle tre efter. Efter tre forkerte forsøg gælder brevet ikke mere. Hjælp: ${phone}.`,
    over: 'Aktiveringen blev afbrudt eller tog for lang tid. Begynd forfra med brevet.',
    codeHeading: 'En kode fra enheden',
    codeHint: 'Tryk på enhedens knap, og skriv de 6 cifre, som den viser eller siger.',
    nextCodeHeading: 'Den næste kode',
    nextCode: 'Den næste engangskode',
    nextCodeHint:
      'Der skal én til. Vent, til enheden viser en anden kode, højst et halvt minut, og skriv den.',
    pairWrong:
      'De to koder passer ikke. Vent på en ny kode, og skriv den her. Bagefter skriver du den, der kommer lige efter.',
    newPasswordHeading: 'Vælg din adgangskode',
    newPasswordHint: (characters) =>
      `Mindst ${characters} tegn. En sætning, som kun du kunne finde på, er god. Ikke dit bruger-ID.`,
    passwordHeading: 'Din adgangskode',
    passwordHint: 'Den, du har i forvejen.',
    button: 'Aktivér',
  },
  activated: {
    heading: 'Din enhed er aktiveret',
    text: 'Fra nu af kan du logge på med den. Brevet er brugt, så du kan smide det ud. Vi har sendt dig en besked om det.',
  },
  logIn: {
    heading: 'Log på',
    headingTwoCodes: 'Log på med to koder',
    approvingHeading: 'Du er ved at godkende',
    approvingOwnPage: 'At logge på din egen side hos Talkode.',
    approvingService: (name) => `At logge på hos ${name}.`,
    discloses: (items) => `Tjenesten får også ${items.join(', ')} at vide.`,
    disclosed: {
      name: 'dit navn',
      email: 'din e-mailadresse',
      phone: 'dit telefonnummer',
      publicNumber: 'dit offentlige ID-nummer',
      risk: 'land, netværk, slags browser, og hvornår du sidst brugte din enhed',
    },
    serviceOver: 'Det, tjenesten bad om, venter ikke længere. Begynd forfra hos tjenesten.',
    toStop: 'Log på min side for at stoppe den',
    toService: 'Gå videre til tjenesten',
    codeHint: 'Tryk på enhedens knap, og skriv de cifre, som den viser eller siger.',
    nextCodeHint: 'Vent, til enheden viser en anden kode, højst et halvt minut, og skriv den.',
    twoCodesIntro:
      'Hvis nogen har prøvet at gætte dine koder, er én kode ikke længere nok i en ny browser. To koder lige efter hinanden lukker dig altid ind.',
    button: 'Log på',
    anotherWay: 'En anden vej ind: to koder',
    oneCode: 'Log på med én kode',
    notMeHeading: 'Var det ikke dig selv, der begyndte?',
    notMe:
      'Hvis nogen har ringet, skrevet eller er kommet til dig og har bedt dig om at logge på, så stop her.',
    notMeButton: 'Det var ikke mig',
    wrong:
      'Det lykkedes ikke at logge på. Se bruger-ID, kode og adgangskode efter, og brug en ny kode. Virker det stadig ikke, så prøv en anden vej ind: to koder.',
    wrongTwoCodes:
      'Det lykkedes ikke at logge på. Se bruger-ID og adgangskode efter, og brug to nye koder lige efter hinanden.',
    browserWaits: (time) =>
      `Der har været for mange forkerte forsøg fra denne browser. Vent til ${time}, eller brug to koder.`,
    browserClosed: 'Der har været for mange forkerte forsøg fra denne browser. Brug to koder.',
  },
  notMe: {
    heading: 'Det er stoppet',
    ended: 'Intet blev godkendt, og du er ikke logget på.',
    advice:
      'Har du givet en kode eller din adgangskode til nogen, så spær din enhed nu, og skift din adgangskode.',
    blockHeading: 'Spær din enhed',
    block: (phone) => `Du gør det på din egen side eller på telefon ${phone}.`,
    toBlock: 'Spær på min side',
  },
  newPassword: {
    heading: 'Vælg en ny adgangskode',
    intro: 'Den midlertidige adgangskode er brugt. Vælg din egen nu; så er du logget på.',
    button: 'Gem og log på',
  },
  forgotten: {
    heading: 'Glemt adgangskode',
    intro: (hours) =>
      `Du får en midlertidig adgangskode på din telefon, hvis vi har haft nummeret i mindst ${hours} timer.`,
    noPhone: (phone) => `Har vi ikke dit telefonnummer, så ring og få et brev: ${phone}.`,
    button: 'Send en midlertidig adgangskode',
    asked: (minutes) =>
      `Hvis bruger-ID’et findes, og vi har haft telefonnummeret længe nok, er en midlertidig adgangskode på vej. Den virker i ${minutes} minutter i stedet for din egen og sammen med en kode fra din enhed.`,
  },
  cancel: {
    heading: 'Stop en ændring',
    intro: 'Nogen har bedt om en ændring i dit navn. Var det ikke dig, så stop den her.',
    button: 'Stop ændringen',
    over: (phone) =>
      `Ændringen findes ikke længere: Den er stoppet eller trådt i kraft. Har du ikke bedt om den, så ring til ${phone}.`,
    stoppedHeading: 'Ændringen er stoppet',
    stopped: 'Alt er, som det var.',
    advice: (phone) =>
      `Har du ikke selv bedt om den, kender en anden måske din adgangskode. Skift den, eller ring til ${phone}.`,
  },
  unblock: {
    heading: 'Ophæv spærringen af din enhed',
    intro: 'Med to koder lige efter hinanden og din adgangskode kan du bruge din enhed igen.',
    otherwise: (phone) =>
      `Har du spærret hele din identitet, skal du vise, hvem du er, ved en skranke. Hjælp: ${phone}.`,
    button: 'Ophæv spærringen',
    wrong: (phone) =>
      `Spærringen kunne ikke ophæves. Se bruger-ID og adgangskode efter, og brug to nye koder lige efter hinanden. Hjælp: ${phone}.`,
    doneHeading: 'Spærringen er ophævet',
    done: 'Du kan logge på med din enhed igen.',
  },
  errors: {
    again: 'Prøv igen',
    400: {
      heading: 'Det kunne ikke læses',
      text: 'Noget af det, der blev sendt, er for langt eller kan ikke bruges. Intet er ændret.',
    },
    403: {
      heading: 'Formularen kunne ikke tages imod',
      text: 'Den var åben i mere end et døgn, kom fra en anden side, eller browseren tager ikke imod cookies. Intet er ændret.',
    },
    404: { heading: 'Siden findes ikke', text: 'Se adressen efter, eller begynd på forsiden.' },
    413: {
      heading: 'Det er for meget',
      text: 'Det, der blev sendt, er større end nogen formular her. Intet er ændret.',
    },
    429: { heading: 'For mange forespørgsler', text: 'Vent et minut, og prøv igen.' },
    other: { heading: 'Det gik galt', text: 'Fejlen er vores. Vent lidt, og prøv igen.' },
  },
  problems: {
    missing: {
      userId: 'Skriv dit bruger-ID.',
      serialNumber: 'Skriv serienummeret: 12 cifre bag på enheden.',
      activationCode: 'Skriv aktiveringskoden fra brevet: 9 cifre.',
      code: 'Skriv koden fra din enhed.',
      nextCode: 'Skriv den næste kode fra din enhed.',
      password: 'Skriv din adgangskode.',
      name: 'Skriv dit fulde navn.',
      homeAddress: 'Skriv din bopælsadresse.',
      documentNumber: 'Skriv dokumentets nummer.',
    },
    choose: {
      documentKind: 'Vælg, hvordan du viser, hvem du er.',
      model: 'Vælg, hvilken enhed du vil have.',
      letterForm: 'Vælg, hvordan brevet skal være.',
      language: 'Vælg et sprog til brevet og beskederne.',
      delivery: 'Vælg, hvordan du vil have enheden.',
    },
    personalNumber: 'CPR-nummeret passer ikke. Vis det dér, hvor du viser, hvem du er.',
    empty: (field) => `Udfyld feltet »${field}«.`,
    tooLong: (field, characters) => `Feltet »${field}« må højst have ${characters} tegn.`,
    tooManyLines: (field, characters, lines) =>
      `Feltet »${field}« må højst have ${lines} linjer og ${characters} tegn.`,
    control: (field) => `I feltet »${field}« er der et tegn, som ikke kan bruges. Skriv det igen.`,
    email: 'Skriv én e-mailadresse, for eksempel anna@example.dk.',
    phone: 'Skriv et telefonnummer: otte cifre, eller med + og landekode.',
    code: 'En kode har 6 til 8 cifre. Skriv de cifre, som enheden viser.',
    nextCode: 'Den næste kode har også 6 til 8 cifre. Skriv de cifre, som enheden viser.',
    passwordsDiffer: 'De to adgangskoder er ikke ens. Skriv dem begge igen.',
    passwordWrong: 'Adgangskoden er forkert. Skriv den, du har i forvejen.',
    wait: (time) => `Der har været for mange forsøg herfra. Vent til ${time}, og prøv igen.`,
    serialNumber: {
      'wrong-length': 'Et serienummer har 12 cifre. Se bag på enheden.',
      slip: 'Et ciffer i serienummeret er forkert, eller to har byttet plads. Se det efter.',
    },
    activationCode: {
      slip: 'Et ciffer i aktiveringskoden er forkert, eller to har byttet plads. Se den efter; det var ikke et forsøg.',
      digit: (position) => `Aktiveringskoden har kun cifre. Se på tegn nummer ${position}.`,
      length: (digits) => `Aktiveringskoden har 9 cifre. Du har skrevet ${digits}.`,
    },
    userId: {
      length: (characters) => `Et bruger-ID har 5 til 48 tegn. Dette har ${characters}.`,
      sign: (position) =>
        `Tegn nummer ${position} kan ikke bruges i et bruger-ID. Brug bogstaverne a til å, cifre, mellemrum og {}!#$^,*()_+-=:;?.@`,
      blank: 'Et bruger-ID kan hverken begynde eller slutte med et mellemrum.',
      personalNumber: 'Et bruger-ID må ikke ligne et CPR-nummer.',
      taken: 'Dette bruger-ID er optaget. Vælg et andet.',
      tooOften: 'Du har prøvet flere bruger-ID’er. Vent en time, og prøv igen.',
    },
    birthDate: {
      date: 'Skriv din fødselsdato som dag, måned og år, for eksempel 27.4.1958.',
      young: (years) => `Du skal være fyldt ${years} år.`,
      future: 'Fødselsdatoen ligger i fremtiden.',
    },
    password: {
      short: (characters) => `En adgangskode har mindst ${characters} tegn.`,
      long: 'En adgangskode har højst 256 tegn.',
      repeated: 'En adgangskode er mere end ét tegn, der gentages.',
      userId: 'Adgangskoden må ikke være dit bruger-ID.',
      code: 'Adgangskoden ligner en engangskode. Vælg en anden.',
    },
  },
};
