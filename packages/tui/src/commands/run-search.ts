import { sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from './command-context.js';

/** `search: weather apis` */
export async function runSearch(query: string, context: CommandContext): Promise<void> {
  const listing = await context.client.search(query, { signal: context.signal });
  context.dispatch({ type: 'listed', listing });
  if (listing.length === 0) {
    context.print('Found no servers');
    return;
  }
  const rows = listing.map(({ name, description }, index) => {
    const words = [sanitizeLine(name), sanitizeLine(description)].filter((text) => text !== '');
    return `${index + 1}. ${words.join(' - ')}`;
  });
  const noun = listing.length === 1 ? 'server' : 'servers';
  context.print([`Found ${listing.length} ${noun}:`, ...rows].join('\n'));
}
