import type { RegistryBatch } from '../../core/catalog/registry.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { createAnswerError } from '../create-answer-error.js';
import type { RegistryHttp } from '../http/registry-http.js';
import type { RowContext } from '../rows/row.js';
import type { Hops } from './create-hops.js';
import { formatIndexCheckpoint } from './format-index-checkpoint.js';
import type { IndexCheckpoint, OrganisationState } from './index-checkpoint.js';
import { mapFewAtOnce } from './map-few-at-once.js';
import { openOrganisation, type OrganisationContent } from './open-organisation.js';
import type { Organisation } from './organisation.js';
import { readOrganisations } from './read-organisations.js';

/** Organisations in one step. */
const stepSize = 16;
const atOnce = 4;

export interface IndexReadOptions {
  readonly http: RegistryHttp;
  readonly hops: Hops;
  readonly context: Omit<RowContext, 'fallbackMoment'>;
  readonly checkpoint: IndexCheckpoint | undefined;
  /** Milliseconds for which an organisation is left alone, where it does not want more. */
  readonly freshFor: number;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Lists everything once, organisation by organisation. Later it looks at those whose time has come, or
 * whose record has changed, and says what has changed with them; one that does not answer keeps what it
 * had. What there are too many of for one reading comes with the next one.
 */
export async function* readNandaIndex(options: IndexReadOptions): AsyncGenerator<RegistryBatch> {
  const { http, hops, context, checkpoint, signal } = options;
  const moment = options.now();
  const { body } = await http.getJson('/api/v1/index', { signal });
  if (!Array.isArray(body)) throw createAnswerError(context.registry, { wanted: 'index' });
  const found = await readOrganisations(body, { fallbackMoment: new Date(moment).toISOString() });
  const { organisations } = found;
  const states = new Map(checkpoint?.organisations);
  const isListing = checkpoint?.isListing ?? true;
  let removed: { readonly id: string }[] = [];
  for (const [id, state] of states) {
    if (organisations.has(id)) continue;
    removed.push(...state.ids.map((one) => ({ id: one })));
    states.delete(id);
  }
  const due = listDue([...organisations.values()], { states, moment });
  if (!isListing && due.length === 0 && removed.length === 0) return;

  let problems = found.problems;
  let part: RegistryBatch['part'] = checkpoint === undefined ? 'first' : 'next';
  if (!isListing) part = 'changes';
  for (let start = 0; ; start += stepSize) {
    const step = due.slice(start, start + stepSize);
    const contents = await mapFewAtOnce(step, {
      limit: atOnce,
      map: async (organisation) =>
        hops.isSpent ? undefined : await openOrganisation(organisation, { hops, context, signal }),
    });
    const records: ServiceRecord[] = [];
    let missed = 0;
    for (const [index, organisation] of step.entries()) {
      const content = contents[index];
      if (content === undefined) {
        missed += 1;
        continue;
      }
      const before = states.get(organisation.id)?.ids ?? [];
      const ids = content.records.map(({ id }) => id);
      const kept = content.isComplete ? ids : [...new Set([...before, ...ids])];
      removed.push(...before.filter((id) => !kept.includes(id)).map((id) => ({ id })));
      states.set(organisation.id, {
        due: moment + restOf(organisation, { content, hops, freshFor: options.freshFor }),
        updatedAt: organisation.updatedAt,
        ids: kept,
      });
      records.push(...content.records);
      problems.push(...content.problems);
    }
    missed += hops.isSpent ? Math.max(0, due.length - start - stepSize) : 0;
    if (missed > 0) problems.push(`${missed} organisations are left for the next reading`);
    const isLast = hops.isSpent || start + stepSize >= due.length;
    const next = formatIndexCheckpoint({ isListing: isListing && !isLast, organisations: states });
    yield {
      part,
      isLast,
      records,
      problems,
      checkpoint: next,
      ...(removed.length === 0 ? {} : { removed }),
    };
    if (isLast) return;
    if (part === 'first') part = 'next';
    problems = [];
    removed = [];
  }
}

/** Those that were never looked at first, then those that have waited longest. */
function listDue(
  organisations: readonly Organisation[],
  {
    states,
    moment,
  }: { readonly states: ReadonlyMap<string, OrganisationState>; readonly moment: number },
): Organisation[] {
  const dueOf = ({ id, updatedAt }: Organisation): number => {
    const state = states.get(id);
    if (state === undefined) return 0;
    return state.updatedAt === updatedAt ? state.due : Math.min(state.due, moment);
  };
  return organisations
    .filter((organisation) => dueOf(organisation) <= moment)
    .toSorted((a, b) => dueOf(a) - dueOf(b));
}

/** Milliseconds for which an organisation is left alone. */
function restOf(
  { timeToLive }: Organisation,
  {
    content,
    hops,
    freshFor,
  }: {
    readonly content: OrganisationContent;
    readonly hops: Hops;
    readonly freshFor: number;
  },
): number {
  if (content.isComplete) return Math.max(timeToLive, freshFor);
  // It may have been cut short: no fault of its own.
  return hops.isSpent ? 0 : freshFor;
}
