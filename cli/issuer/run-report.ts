/** Carries out `talkode issuer report`. */
import { ownEntry } from '../../host-tools/link/own-entry.ts';
import type { ReportTable } from '../../host-tools/issuer/domain/own-data/report.ts';
import { onOneLine } from '../../simulator/text/shown.ts';
import { findPerson } from '../administration/find-person.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { workAtDesk } from '../administration/work-at-desk.ts';
import type { Values } from '../options/option-table.ts';
import type { REPORT_OPTIONS } from './report-options.ts';

function tableWords({ title, columns, rows }: ReportTable): string[] {
  const rowWords = rows.flatMap((row) => [
    '',
    ...columns.map(({ column, label }) => `  ${label}: ${onOneLine(String(ownEntry(row, column) ?? '–'))}`),
  ]);
  return [`${title}: ${rows.length}`, ...rowWords, ''];
}

export async function report(options: PlaceOptions & Values<typeof REPORT_OPTIONS>): Promise<void> {
  await workAtDesk('issuer report', options, async (client) => {
    const { personId } = await findPerson(client, options.person);
    const made = await client.report(personId);
    return { result: made, words: made.tables.flatMap(tableWords) };
  });
}
