/** Danish: a token that was ordered elsewhere comes onto the page. */
import type { HandedOverWords } from '../words.ts';

export const HANDED_OVER: HandedOverWords = {
  newToken: {
    heading: {
      'code-display': 'Vil du tage den kodeviser i brug, som du har bestilt?',
      'code-reader': 'Vil du tage den kodeoplæser i brug, som du har bestilt?',
    },
    warning: {
      'code-display': 'Den kodeviser, der er på siden nu, bliver slettet. Det kan ikke fortrydes.',
      'code-reader': 'Den kodeoplæser, der er på siden nu, bliver slettet. Det kan ikke fortrydes.',
    },
    confirm: 'Slet den gamle, og tag den bestilte i brug',
    cancel: 'Behold den, jeg har',
  },
  handedOver: {
    taken: {
      'code-display': (spacedDigits) =>
        `Kodeviseren, du har bestilt, er pakket ud. Serienummer: ${spacedDigits}. Fortsæt i fanen, du kom fra.`,
      'code-reader': (spacedDigits) =>
        `Kodeoplæseren, du har bestilt, er pakket ud. Serienummer: ${spacedDigits}. Fortsæt i fanen, du kom fra.`,
    },
    isHere: {
      'code-display': (spacedDigits) =>
        `Kodeviseren, du har bestilt, er her allerede. Serienummer: ${spacedDigits}. Fortsæt i fanen, du kom fra.`,
      'code-reader': (spacedDigits) =>
        `Kodeoplæseren, du har bestilt, er her allerede. Serienummer: ${spacedDigits}. Fortsæt i fanen, du kom fra.`,
    },
    kept: {
      'code-display': 'Du har beholdt kodeviseren på siden. Følg linket igen, hvis du vil skifte.',
      'code-reader': 'Du har beholdt kodeoplæseren på siden. Følg linket igen, hvis du vil skifte.',
    },
    damaged:
      'Linket til enheden, du har bestilt, er ikke helt, så der er ikke ændret noget. Gå tilbage, og følg det igen.',
  },
};
