import type { RegistryBatch } from '../../core/catalog/registry.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { isObject } from '../../core/is-object.js';
import { createWorkShare } from '../rows/create-work-share.js';
import { readOfficialFacts } from '../rows/read-official-facts.js';
import { readRow } from '../rows/read-row.js';
import type { RowContext } from '../rows/row.js';
import { cleanText } from '../values/clean-text.js';
import { hashToUuid } from '../values/hash-to-uuid.js';

const maxProblems = 100;
/** Far more than are asked for: some registries give all that they have at once. */
const maxRows = 20_000;

export interface TranslatedRows {
  readonly records: readonly ServiceRecord[];
  readonly removed: NonNullable<RegistryBatch['removed']>;
}

export interface RowTranslator {
  /** Never fails. Gives way to everything else now and then. */
  translate(rows: readonly unknown[]): Promise<TranslatedRows>;
  complain(problem: string): void;
  /** The lines since the last time, of the first hundred in all. */
  takeProblems(): string[];
}

/** Makes records of rows for one reading of the registry. A bad row costs one line. */
export function createRowTranslator(context: RowContext): RowTranslator {
  let problems: string[] = [];
  let lines = 0;
  let count = 0;

  const complain = (problem: string): void => {
    lines += 1;
    if (lines <= maxProblems) problems.push(problem);
  };

  return {
    async translate(rows) {
      const share = createWorkShare();
      const records: ServiceRecord[] = [];
      const removed: { id: string; version?: string }[] = [];
      if (rows.length > maxRows)
        complain(`of ${rows.length} rows at once only ${maxRows} are read`);
      for (const row of rows.slice(0, maxRows)) {
        if (share.isSpent()) await share.rest();
        count += 1;
        const withdrawn = readWithdrawn(row, context);
        if (withdrawn) {
          removed.push(withdrawn);
          continue;
        }
        const { record, problem } = readRow(row, context);
        if (record !== undefined) records.push(record);
        if (problem !== undefined) {
          complain(`row ${count}${record === undefined ? '' : ` (${record.name})`}: ${problem}`);
        }
      }
      return { records, removed };
    },
    complain,
    takeProblems() {
      const taken = problems;
      problems = [];
      return taken;
    },
  };
}

function readWithdrawn(
  row: unknown,
  { key }: RowContext,
): { id: string; version?: string } | undefined {
  if (!isObject(row) || !isObject(row['server'])) return undefined;
  const facts = readOfficialFacts(row);
  if (facts.status !== 'deleted') return undefined;
  const name = cleanText(row['server']['name'], { maxLength: 200 });
  if (name === undefined) return undefined;
  const version = cleanText(facts.version, { maxLength: 255 });
  return { id: hashToUuid([key, name]), ...(version === undefined ? {} : { version }) };
}
