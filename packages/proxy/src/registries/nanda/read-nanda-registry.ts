import type { RegistryBatch } from '../../core/catalog/registry.js';
import { createAnswerError } from '../create-answer-error.js';
import type { RowContext } from '../rows/row.js';
import type { NandaClient } from './create-nanda-client.js';
import { createNandaReader } from './create-nanda-reader.js';
import { formatNandaCheckpoint } from './format-nanda-checkpoint.js';
import type { NandaCheckpoint } from './nanda-checkpoint.js';
import { markPage } from './mark-page.js';
import { readNandaDetails } from './read-nanda-details.js';
import { readNandaPage, type NandaPage } from './read-nanda-page.js';

/** The most that it gives at once. */
const pageSize = 100;
const maxPages = 1_000;
/** Of the hundred requests an hour that strangers have. */
const maxDetails = 50;
/** Milliseconds after which a listing that was left in the middle is begun again: too much has moved. */
const maxAge = 24 * 3_600_000;

export interface NandaReadOptions {
  readonly client: NandaClient;
  readonly context: Omit<RowContext, 'fallbackMoment'>;
  /** That of the last step; absent before the first reading. */
  readonly checkpoint: NandaCheckpoint | undefined;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/**
 * Lists everything: there is no way to ask for what has changed. The oldest rows come first, so that
 * one that is added meanwhile moves none of the others.
 */
export async function* readNandaRegistry(options: NandaReadOptions): AsyncGenerator<RegistryBatch> {
  const { client, checkpoint: last, signal } = options;
  const moment = options.now();
  const isResumed = last?.page !== undefined && moment.getTime() - Date.parse(last.begun) < maxAge;
  const begun = isResumed ? last.begun : moment.toISOString();
  const first = last?.first ?? begun;
  const context = { ...options.context, fallbackMoment: first };
  const reader = createNandaReader(context);
  let mark = isResumed ? last.mark : undefined;
  let part: RegistryBatch['part'] = 'first';

  for (let page = isResumed ? (last.page ?? 0) + 1 : 1; ; page += 1) {
    if (page > 1) part = 'next';
    const found = await readPage(page, options);
    const before = mark;
    mark = markPage(found.rows);
    const isRepeated = found.rows.length > 0 && mark === before;
    const isLast =
      isRepeated || found.rows.length === 0 || page >= Math.min(found.lastPage, maxPages);
    const remarks = [
      ...(isRepeated ? [`page ${page}: it repeats the one before, and ends the list`] : []),
      ...(page === maxPages && page < found.lastPage
        ? [`page ${page}: nothing beyond it is read`]
        : []),
    ];
    const total = found.total === undefined ? {} : { total: found.total };
    let rows = isRepeated ? [] : found.rows;
    if (page === 1 && isLast && rows.length <= maxDetails) {
      const { records } = await createNandaReader(context).read(rows, page);
      if (last === undefined && records.length > 0) {
        // Nobody waits for the details before there is anything to see.
        const checkpoint = formatNandaCheckpoint({ begun, first, page: 0 });
        yield { part, isLast: false, records, problems: [], checkpoint, ...total };
        part = 'next';
      }
      const detailed = await readNandaDetails(rows, { client, signal });
      rows = detailed.rows;
      if (detailed.problem !== undefined) remarks.push(detailed.problem);
    }
    const { records, problems } = await reader.read(rows, page);
    // Another kind of list, and no reason to forget what was listed before.
    if (page === 1 && records.length === 0 && problems.length > 0) throw noList(options);
    yield {
      part,
      isLast,
      records,
      problems: [...problems, ...remarks],
      checkpoint: formatNandaCheckpoint({ begun, first, ...(isLast ? {} : { page, mark }) }),
      ...total,
    };
    if (isLast) return;
  }
}

async function readPage(page: number, options: NandaReadOptions): Promise<NandaPage> {
  const { status, body } = await options.client.get('/servers/', {
    query: { page, limit: pageSize, ordering: 'created_at' },
    signal: options.signal,
    // It says that there is none of what lies past its end.
    expected: page === 1 ? [] : [404],
  });
  if (status === 404) return { rows: [], lastPage: 0 };
  const found = readNandaPage(body);
  if (found === undefined) throw noList(options);
  return found;
}

function noList({ context: { registry } }: NandaReadOptions): Error {
  return createAnswerError(registry, { wanted: 'list of servers' });
}
