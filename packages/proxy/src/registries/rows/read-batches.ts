import type { RegistryBatch } from '../../core/catalog/registry.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { UnreadableContentError } from '../unreadable-content-error.js';
import { createWorkShare } from './create-work-share.js';
import { createRowReader } from './create-row-reader.js';
import type { RowContext } from './row.js';
import type { RowGroup } from './row-group.js';

const batchSize = 500;

export interface ReadBatchesOptions {
  readonly context: RowContext;
  /** What the listing is known by: the checkpoint of its last step. Asked for after the last row. */
  readonly revision: () => string;
  readonly signal: AbortSignal;
}

/**
 * The steps of reading a listing as a whole: at most 500 rows each, and fewer where they take long. One that was left in the middle has a checkpoint that
 * stands for nothing: it is begun again.
 *
 * @throws UnreadableContentError where all rows are bad: that is another kind of file, and no
 * reason to forget what was listed before.
 */
export async function* readBatches(
  groups: AsyncIterable<RowGroup>,
  { context, revision, signal }: ReadBatchesOptions,
): AsyncGenerator<RegistryBatch> {
  const reader = createRowReader(context);
  let records: ServiceRecord[] = [];
  let total: number | undefined;
  let steps = 0;

  function step({ isLast }: { readonly isLast: boolean }): RegistryBatch {
    const taken = records;
    records = [];
    steps += 1;
    return {
      part: steps === 1 ? 'first' : 'next',
      isLast,
      records: taken,
      problems: reader.takeProblems(),
      checkpoint: isLast ? revision() : `unfinished ${steps}`,
      ...(total === undefined ? {} : { total }),
    };
  }

  const share = createWorkShare();
  for await (const group of groups) {
    signal.throwIfAborted();
    if (share.isSpent()) await share.rest();
    total = group.total ?? total;
    for (const placed of group.rows) {
      if (records.length >= batchSize || share.isSpent()) {
        // What was slow to read may be slow to store.
        if (records.length > 0) yield step({ isLast: false });
        await share.rest();
        signal.throwIfAborted();
      }
      const record = reader.read(placed, group);
      if (record !== undefined) records.push(record);
    }
  }
  const last = step({ isLast: true });
  const [problem] = last.problems;
  if (last.part === 'first' && last.records.length === 0 && problem !== undefined) {
    throw new UnreadableContentError(`none of its rows can be read (${problem})`);
  }
  yield last;
}
