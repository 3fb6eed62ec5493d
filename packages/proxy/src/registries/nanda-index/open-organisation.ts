import type { ServiceRecord } from '../../core/catalog/service-record.js';
import type { RowContext } from '../rows/row.js';
import type { CatalogEntry } from './catalog-entry.js';
import type { Hops } from './create-hops.js';
import { describeHopFailure } from './describe-hop-failure.js';
import { fetchCard } from './fetch-card.js';
import { fetchCatalog } from './fetch-catalog.js';
import type { Organisation } from './organisation.js';

const maxEntries = 50;
/** A host that is down takes its time to say so, for each of its cards. */
const maxFailures = 5;

export interface OrganisationContent {
  readonly records: readonly ServiceRecord[];
  readonly problems: readonly string[];
  /** False where something could not be read: what was there before may still be. */
  readonly isComplete: boolean;
}

/** Reads the MCP servers of one organisation. Rejects with the signal's reason alone. */
export async function openOrganisation(
  organisation: Organisation,
  {
    hops,
    context,
    signal,
  }: {
    readonly hops: Hops;
    readonly context: Omit<RowContext, 'fallbackMoment'>;
    readonly signal: AbortSignal;
  },
): Promise<OrganisationContent> {
  const records = new Map<string, ServiceRecord>();
  const problems: string[] = [];
  let failures = 0;

  const complain = (problem: string): void => {
    problems.push(`${organisation.id}: ${problem}`);
  };
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      signal.throwIfAborted();
      failures += 1;
      // That there were too many is told once, for all of them.
      if (!hops.isSpent) complain(describeHopFailure(error));
    }
  };
  const readEntry = async (entry: CatalogEntry): Promise<void> => {
    const source = { organisation, entry, context };
    const { record, problem } = await fetchCard(source, { hops, signal });
    if (problem !== undefined) complain(problem);
    if (record !== undefined && !records.has(record.id)) records.set(record.id, record);
  };

  if (organisation.kind === 'card') {
    const { identifier, url } = organisation;
    await attempt(() => readEntry({ identifier, url: new URL(url) }));
  } else {
    await attempt(async () => {
      const catalog = await fetchCatalog(organisation, { hops, signal });
      for (const problem of catalog.problems) complain(problem);
      const { length } = catalog.entries;
      if (length > maxEntries) {
        complain(`of its ${length} MCP servers only the first ${maxEntries} are read`);
      }
      for (const entry of catalog.entries.slice(0, maxEntries)) {
        await attempt(() => readEntry(entry));
        if (failures >= maxFailures) {
          if (!hops.isSpent) complain('too much of it fails, and nothing more is read');
          break;
        }
      }
    });
  }
  return { records: [...records.values()], problems, isComplete: failures === 0 };
}
