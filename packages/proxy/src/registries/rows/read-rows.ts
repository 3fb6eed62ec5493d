import type { RegistrySnapshot } from '../../core/catalog/registry.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import { readRow } from './read-row.js';
import type { RowContext } from './row.js';

const maxProblems = 100;

/** A row with the place that a person finds it at: `line 7`, `row 3`. */
export interface PlacedRow {
  readonly place: string;
  readonly row?: unknown;
  /** Set where the row could not even be parsed. */
  readonly problem?: string;
}

/**
 * Reads the rows of a registry. A bad row costs one line of `problems` and nothing else.
 *
 * Versions of one service fold into the latest. Different services that share an id, as merged lists
 * have them, are all kept: the first one under the id, the others under one made from id and name.
 */
export function readRows(rows: Iterable<PlacedRow>, context: RowContext): RegistrySnapshot {
  const kept = new Map<string, { record: ServiceRecord; versionRank: string | undefined }>();
  const problems: string[] = [];
  const complain = (place: string, problem: string): void => {
    if (problems.length < maxProblems) problems.push(`${place}: ${problem}`);
  };
  for (const { place, row, problem: parseProblem } of rows) {
    const reading = parseProblem === undefined ? readRow(row, context) : { problem: parseProblem };
    if (reading.problem !== undefined) complain(place, reading.problem);
    if (reading.record === undefined) continue;
    const { versionRank } = reading;
    const same = kept.get(reading.record.id);
    if (same === undefined || isLater(versionRank, same.versionRank)) {
      kept.set(reading.record.id, { record: reading.record, versionRank });
      continue;
    }
    if (versionRank !== undefined) continue;
    const record = withOwnId(reading.record, context);
    if (same.record.name === record.name || kept.has(record.id)) {
      complain(
        place,
        `another row before it has the same id and name (${record.name.slice(0, 80)})`,
      );
      continue;
    }
    kept.set(record.id, { record, versionRank });
  }
  return { records: Array.from(kept.values(), ({ record }) => record), problems };
}

function isLater(rank: string | undefined, other: string | undefined): boolean {
  return rank !== undefined && other !== undefined && rank > other;
}

function withOwnId(record: ServiceRecord, { key }: RowContext): ServiceRecord {
  return { ...record, id: hashToUuid([key, record.id, record.name]) };
}
