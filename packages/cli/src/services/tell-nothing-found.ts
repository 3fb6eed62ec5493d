import type { CommandContext } from '../commands/command.js';
import type { FoundServices } from './search-catalog.js';
import { explainMissingCatalog } from './explain-missing-catalog.js';

export interface NothingFound extends FoundServices {
  /** The words that were looked for. */
  readonly text: string;
  /** Whether anything but a page was asked for. */
  readonly isNarrowed: boolean;
}

/** What somebody whose search found nothing may do next; one line on standard error. */
export async function tellNothingFound(
  { output, settings, program }: Pick<CommandContext, 'output' | 'settings' | 'program'>,
  { meta, text, isNarrowed }: NothingFound,
): Promise<void> {
  const suggestions = (meta.suggestions ?? []).filter((suggestion) => suggestion !== text);
  const missing = await explainMissingCatalog(settings);
  if (missing !== undefined) output.note(missing);
  else if (suggestions.length > 0) {
    output.note(`Did you mean: ${suggestions.map(output.cleanNote).join(', ')}`);
  } else if (meta.total > 0) output.note('There are fewer pages than that: --page 1');
  else if (isNarrowed) output.note(`See what there is: ${program} search`);
  else output.note('Its catalog is empty. See what it is read from: nanda registry status');
}
