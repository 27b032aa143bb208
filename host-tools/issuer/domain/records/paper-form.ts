/** In which forms a person can have what is printed for her. */

export const PAPER_FORMS = ['standard', 'large-print', 'braille', 'plain-text'] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];
