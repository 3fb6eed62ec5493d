import { pageAddress, type WantedChallenge } from '@nanda/terminal';
import type { Output } from '../output/output.js';

/** Says where one gets what a service wants, where its publisher has a page for that. */
export function tellWhere({ where }: Pick<WantedChallenge, 'where'>, output: Output): void {
  const page = pageAddress(where);
  if (page === undefined) return;
  output.note(output.noteStyle.dim(`Where to get it: ${output.cleanNote(page.href)}`));
}
