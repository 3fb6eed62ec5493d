import { stripVTControlCharacters } from 'node:util';
import { NandaError } from '../nanda-error.js';
import { nearestNames } from '../nearest-names.js';
import type { ServiceRecord } from './service-record.js';
import type { ServiceReader } from './service-repository.js';

const maxSuggestions = 3;
const maxCandidates = 50;

/**
 * The record of an id, or of a name that only one service has. What is not found is looked for once
 * more after `lookAgain`.
 *
 * @throws NandaError SERVICE_NOT_FOUND with the nearest names, or VALIDATION_ERROR with the ids of
 *   all services of that name.
 */
export async function findRecord(
  idOrName: string,
  {
    repository,
    lookAgain,
  }: { readonly repository: ServiceReader; readonly lookAgain: () => Promise<void> },
): Promise<ServiceRecord> {
  const wanted = idOrName.trim();
  let records = await findAll(wanted, { repository });
  if (records.length === 0) {
    await lookAgain();
    records = await findAll(wanted, { repository });
  }
  const [first, ...others] = records;
  if (first === undefined) throw await notFound(wanted, { repository });
  if (others.length > 0) throw ambiguous(wanted, { records });
  return first;
}

async function findAll(
  wanted: string,
  { repository }: { readonly repository: ServiceReader },
): Promise<readonly ServiceRecord[]> {
  const byId = await repository.get(wanted);
  return byId === undefined ? await repository.findByName(wanted) : [byId];
}

function ambiguous(
  wanted: string,
  { records }: { readonly records: readonly ServiceRecord[] },
): NandaError {
  const ids = records.map(({ id }) => id);
  return new NandaError(
    'VALIDATION_ERROR',
    `${ids.length} services are called ${quote(wanted)}. Use one of their ids: ${ids.join(', ')}.`,
    { details: { ids } },
  );
}

async function notFound(
  wanted: string,
  { repository }: { readonly repository: ServiceReader },
): Promise<NandaError> {
  const suggestions = await suggest(wanted, { repository });
  const advice =
    suggestions.length === 0
      ? 'Search for it, or list all services.'
      : `Did you mean ${suggestions.map(quote).join(', ')}?`;
  return new NandaError(
    'SERVICE_NOT_FOUND',
    `There is no service with the id or name ${quote(wanted)}. ${advice}`,
    suggestions.length === 0 ? {} : { details: { suggestions } },
  );
}

async function suggest(
  wanted: string,
  { repository }: { readonly repository: ServiceReader },
): Promise<string[]> {
  const names: string[] = [];
  // Typing errors sit late in a word more often than early: the first letters find more candidates.
  for (const text of [wanted, wanted.replace(/(\S{3})\S*/gu, '$1')]) {
    const page = await repository.search({
      text,
      sort: 'relevance',
      limit: maxCandidates,
      offset: 0,
    });
    names.push(...page.records.map(({ name }) => name));
  }
  return nearestNames(wanted, { names, limit: maxSuggestions });
}

function quote(text: string): string {
  const safe = stripVTControlCharacters(text).replace(/\p{Cc}/gu, '');
  return `"${safe.length > 100 ? `${safe.slice(0, 100)}…` : safe}"`;
}
