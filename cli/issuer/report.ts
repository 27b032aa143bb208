/** `talkode issuer report`: everything that is kept about a person. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { REPORT_OPTIONS } from './report-options.ts';

const NOTES = `
In her language; with --json also why each item is kept, where it comes from, who gets it and for how long. That it was made is a line of
the next one.
${PLACE_NOTES}

Example:
  $ talkode issuer report --person havets-stjerne-7 --json
${EXIT_NOTES}`;

export function registerReport(issuer: Command): void {
  registerAtDesk(issuer, {
    name: 'report',
    description: 'report everything that is kept about a person',
    options: REPORT_OPTIONS,
    notes: NOTES,
    run: async (options) => (await import('./run-report.ts')).report(options),
  });
}
