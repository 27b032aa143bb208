/** Danish: the code reader. */
import type { CodeReaderWords, SoundSettings } from '../words.ts';

const OUTPUTS: Record<SoundSettings['output'], string> = {
  unchosen: 'lyd: ikke valgt endnu',
  loudspeaker: 'lyd: højttaler',
  headphones: 'lyd: kun hovedtelefoner',
};

export const CODE_READER: CodeReaderWords = {
  reader: {
    heading: 'Kodeoplæser',
    keypad: 'Kodeoplæserens taster',
    sideKeys: { left: 'Hjælp', right: 'Indstillinger' },
    functionKey: 'Vis kode',
    functionKeyHint:
      'Funktionsknappen er den røde nederst til højre, ”Vis kode”. Tryk på den for at se og høre en engangskode. Tryk én gang til for at få den gentaget.',
    functionsHint:
      'Når kodeoplæseren er tændt, har de andre taster hver sin funktion. Tryk på en af dem alene, eller hold funktionsknappen nede imens.',
    shortcutHint:
      'Står du på en af tasterne, kan du også bruge dit tastatur: F er funktionsknappen, cifrene er cifrene, og venstre og højre pil er sidetasterne.',
    screenReaderHint:
      'Bruger du skærmlæser, så gå til tasterne med Tab. Derefter går dine tastetryk til kodeoplæseren. Når du læser på siden, kan du trykke Enter på en tast.',
    firstUseHint:
      'Første gang spørger kodeoplæseren, hvor lyden skal være. Tryk 1 for højttaler eller 2 for hovedtelefoner. Bagefter kan du med 1 og 3 vælge en pause mellem tryk, hvis dine hænder ryster.',
    legend: 'Hvad tasterne gør',
    plugIn: 'Hovedtelefoner i stikket',
    captions: 'Vis undertekster',
    captionsEmpty: 'Underteksterne kommer, når kodeoplæseren siger noget.',
    keyPause: 'Pause mellem tryk',
    keyPauseHint: 'For hænder, der ryster: En tast tager først imod et nyt tryk efter pausen.',
    codeAsText: 'Vis koden for skærmlæser og punktskrift',
    codeAsTextHint:
      'Så får din skærmlæser eller dit punktdisplay også kodeoplæserens kode, spørgsmål og svar som tekst. Kodeoplæseren taler stadig selv.',
    codeAsTextQuestion:
      'Vil du også have kodeoplæserens kode, spørgsmål og svar som tekst til skærmlæser og punktskrift?',
    codeAsTextYes: 'Ja, vis dem som tekst',
    codeAsTextNo: 'Nej tak',
    soundSettings: ({ volume, volumeSteps, speed, speedSteps, language, output }) =>
      `Lydstyrke ${volume} af ${volumeSteps}, hastighed ${speed} af ${speedSteps}, sprog: ${language}, ${OUTPUTS[output]}`,
    pressRedKey: 'Tryk på den røde knap.',
    keySchool: 'Øv tasterne: 3 begynder. Hold den røde knap nede for at slutte.',
    voiceLoading: 'Stemmen er ved at blive hentet. Indtil da viser kodeoplæseren koden uden at sige den.',
    captionsMissing: 'Underteksterne kunne ikke hentes. Koden står på skærmen.',
    voiceMissing: 'Stemmen kunne ikke hentes. Koden står på skærmen.',
    soundFailed: 'Lyden kunne ikke starte. Koden står på skærmen.',
    vibrates:
      'Vibration er slået til: Tast 5 giver koden, ét ciffer ad gangen. Det kan mærkes på en telefon eller tablet, der kan vibrere.',
    cannotVibrate:
      'Vibration er slået til, men din browser kan ikke vibrere. Prøv med Chrome på en Android-telefon.',
    skipTo: 'Gå til kodeoplæseren',
    toKey: 'Gå til kodeoplæserens funktionsknap',
    codeHint: 'Indtast de 6 cifre fra kodeoplæseren.',
    listenAndType: 'Sig det næste ciffer, når jeg skriver',
    listenAndTypeHint:
      'Når du har skrevet et ciffer, siger kodeoplæseren det næste. Sletter du et ciffer, siger den det igen.',
    typedOld: 'Koden er skiftet. Cifrene i feltet er fra den gamle kode.',
  },
};
