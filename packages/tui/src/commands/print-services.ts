import { oneLine, sanitizeLine } from '@nanda/terminal';
import type { ServicePage } from '../client/service-page.js';
import type { CommandContext } from './command-context.js';

const longest = 200;

/** Prints services as numbered rows, and says what else there is. */
export function printServices(
  { services, total, notices, suggestions, nextCursor }: ServicePage,
  { print, hint }: Pick<CommandContext, 'print' | 'hint'>,
): void {
  if (services.length === 0) {
    print('Found no servers');
    const shown = suggestions.slice(0, 3).map(sanitizeLine);
    if (shown.length > 0) hint(`Did you mean: ${shown.join(', ')}`);
  } else {
    const rows = services.map(({ name, description }, index) => {
      const words = [sanitizeLine(name), cut(sanitizeLine(description))];
      return `${index + 1}. ${words.filter((text) => text !== '').join(' - ')}`;
    });
    print([`Found ${total} ${total === 1 ? 'server' : 'servers'}:`, ...rows].join('\n'));
  }
  if (nextCursor !== undefined) {
    hint(
      `These are the first ${services.length}: --limit 100, or narrow it by --category, --tags, --verified`,
    );
  }
  // One that nobody has read yet is about to be: that is no news.
  for (const { registry, message } of notices.filter(({ state }) => state !== 'pending')) {
    hint(oneLine(`${registry} ${message}`));
  }
}

/** A row is one line, also where its service writes a page about itself. */
function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
