/**
 * What a person can ask for, how, and where she complains, in words: on the page about what is kept, and in her report. Where the
 * numbers of articles stand, they are those of the General Data Protection Regulation.
 */
import type { Policy } from '../policy.ts';
import type { Words } from './catalogue-terms.ts';

export interface Right {
  readonly title: Words;
  readonly text: Words;
}

export type RightsPolicy = Pick<
  Policy,
  'helpPhone' | 'controllerAddress' | 'supervisoryAuthority' | 'isProcessingOrderedByLaw'
>;

/** Articles 12 to 21 and 77. A letter has a title, so that it comes to who answers it. */
export function rightsOf(policy: RightsPolicy): readonly Right[] {
  const { helpPhone, controllerAddress, supervisoryAuthority, isProcessingOrderedByLaw } = policy;
  const { name, address, phone, email } = supervisoryAuthority;
  return [
    {
      title: { da: 'Se, hvad der er gemt', en: 'See what is kept' },
      text: {
        da: `Du ser alt på din egen side, når du vil. Du kan også få rapporten ved at skrive til ${controllerAddress}. Kald brevet »Indsigt«. Du får svar inden en måned.`,
        en: `You see everything on your own page at any time. You can also have the report by writing to ${controllerAddress}. Call the letter “Access”. You get an answer within a month.`,
      },
    },
    {
      title: { da: 'Få rettet, hvad der er forkert', en: 'Have mended what is wrong' },
      text: {
        da: `E-mail, telefon, anden adresse og bruger-ID retter du selv. Dit navn og din bopælsadresse kommer fra folkeregistret: Er de forkerte dér, så få dem rettet i din kommune, og de bliver også rettet her. Alt andet retter vi, når du ringer til ${helpPhone} eller skriver til ${controllerAddress}.`,
        en: `E-mail, phone, other address and user ID you change yourself. Your name and home address come from the population register: if they are wrong there, have them mended at your municipality, and they are mended here, too. Everything else we mend when you call ${helpPhone} or write to ${controllerAddress}.`,
      },
    },
    {
      title: { da: 'Få slettet før tid', en: 'Have data deleted early' },
      text: {
        da: `Skriv til ${controllerAddress}, og kald brevet »Sletning«. Det, vi skal bruge for at opdage misbrug, kan vi være nødt til at beholde. Så får du at vide hvorfor.`,
        en: `Write to ${controllerAddress}, and call the letter “Deletion”. What we need in order to notice misuse we may have to keep. You are then told why.`,
      },
    },
    {
      title: { da: 'Få brugen begrænset', en: 'Have the use restricted' },
      text: {
        da: `Ring til ${helpPhone}, eller skriv til ${controllerAddress}. Imens gemmer vi kun dine oplysninger, og du kan ikke bruge din enhed.`,
        en: `Call ${helpPhone}, or write to ${controllerAddress}. Meanwhile your data is only stored, and you cannot use your device.`,
      },
    },
    {
      title: { da: 'Gøre indsigelse', en: 'Object' },
      text: {
        da: `Skriv til ${controllerAddress}, og kald brevet »Indsigelse«.`,
        en: `Write to ${controllerAddress}, and call the letter “Objection”.`,
      },
    },
    {
      title: { da: 'Tage dine oplysninger med', en: 'Take your data with you' },
      text: isProcessingOrderedByLaw
        ? {
            da: 'Vi gemmer dine oplysninger, fordi en lov kræver det. Derfor har du ikke ret til at få dem flyttet til en anden. Rapporten kan du altid hente som fil.',
            en: 'We keep your data because a law orders it. So there is no right to have it moved to somebody else. You can always fetch the report as a file.',
          }
        : {
            da: 'Rapporten kan hentes som en fil, som andre programmer kan læse (JSON), og du kan give den til, hvem du vil.',
            en: 'The report can be fetched as a file that other programs read (JSON), and you can give it to whom you like.',
          },
    },
    {
      title: { da: 'Klage', en: 'Complain' },
      text: {
        da: `Klag til os: ${controllerAddress}. Eller klag til ${name}, ${address}, telefon ${phone}, ${email}. Skriv aldrig dit CPR-nummer i en e-mail.`,
        en: `Complain to us: ${controllerAddress}. Or complain to ${name}, ${address}, phone ${phone}, ${email}. Never write your personal number in an e-mail.`,
      },
    },
  ];
}
