import type { SearchMeta, Service } from '@nanda/protocol';
import { plural } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { formatNotices } from '../registries/format-notices.js';
import { formatServices } from './format-services.js';
import { rememberListing } from './remember-listing.js';
import { searchCatalog, type SearchQuery } from './search-catalog.js';
import { tellNothingFound } from './tell-nothing-found.js';

export interface SearchEverythingOptions {
  readonly query: Omit<SearchQuery, 'limit'>;
  /** The words that are looked for. */
  readonly text: string;
}

const pageSize = 100;

/**
 * Follows a search to its last page. Rows are printed as they come, and have one numbering; so are lines of JSON. Ctrl-C
 * ends it: what has been printed stands, and is what `connect 1` means.
 */
export async function searchEverything(
  context: Pick<CommandContext, 'client' | 'io' | 'output' | 'program' | 'settings' | 'state'>,
  { query, text }: SearchEverythingOptions,
): Promise<void> {
  const { io, output, program } = context;
  const word = program === 'nanda' ? 'service' : 'server';
  const client = await context.client();
  const found: Service[] = [];
  // A line for each is the one format for programs that need not wait for the end.
  const isStream = output.format === 'jsonl';
  const leaving = new AbortController();
  const { services, meta } = await searchCatalog(context, { ...query, limit: pageSize });
  const release = io.onStopRequest(() => leaving.abort());
  let next: string | undefined;
  try {
    if (!output.json && services.length > 0) output.print(`Found ${plural(meta.total, word)}:`);
    show(services);
    next = meta.nextCursor;
    while (next !== undefined && !leaving.signal.aborted) {
      const page = await client.call<Service[], SearchMeta>('services.search', {
        query: { ...query, limit: pageSize, cursor: next },
        signal: leaving.signal,
      });
      show(page.data);
      next = page.meta.nextCursor;
    }
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
  } finally {
    release();
  }
  await rememberListing(context, found);
  if (isStream) {
    if (next !== undefined) output.note(`Stopped. The page after this one: --cursor ${next}`);
    return;
  }
  if (output.json) {
    const { nextCursor: _, ...facts } = meta;
    const { length } = found;
    output.document({
      services: found,
      ...facts,
      offset: 0,
      limit: length,
      ...(next !== undefined && { nextCursor: next }),
    });
  } else if (found.length === 0) {
    output.print(text === '' ? `Found no ${word}s.` : `Found no ${word}s for "${text}".`);
    const isNarrowed = Object.values(query).some((wish) => wish !== undefined);
    await tellNothingFound(context, { services, meta, text, isNarrowed });
  }
  const { dim } = output.noteStyle;
  if (next !== undefined) output.note(dim(`Stopped. The page after this one: --cursor ${next}`));
  if (output.json) return;
  for (const line of formatNotices(meta.notices ?? [], { statuses: [] })) {
    output.note(dim(output.cleanNote(line)));
  }

  function show(rows: readonly Service[]): void {
    if (!output.json && rows.length > 0) {
      output.print(formatServices(rows, output, { first: found.length + 1 }));
    }
    if (isStream) for (const row of rows) output.document(row, { oneLine: true });
    found.push(...rows);
  }
}
