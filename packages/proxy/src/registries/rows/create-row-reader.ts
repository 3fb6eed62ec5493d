import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import type { PlacedRow } from './placed-row.js';
import { readRow } from './read-row.js';
import type { RowGroup } from './row-group.js';
import type { RowContext } from './row.js';

const maxProblems = 100;

/** Reads the rows of one listing, one after the other. */
export interface RowReader {
  /** What a row of a group gives: `undefined` where it is bad or meant to be left out. Never throws. */
  read(placed: PlacedRow, group: Pick<RowGroup, 'unit'>): ServiceRecord | undefined;
  /** One line for each bad row since the last time, of the first hundred in all. */
  takeProblems(): string[];
}

/**
 * A bad row costs one line of the problems and nothing else.
 *
 * All versions of a service are handed on. Different services that share an id, as merged lists have
 * them, are all kept: the first one under the id, the others under one made from list, id and name. For
 * that it remembers the name of each id, and nothing more: a listing may be longer than memory.
 */
export function createRowReader(context: RowContext): RowReader {
  const namesById = new Map<string, string>();
  let problems: string[] = [];
  let count = 0;

  function complain(place: string, problem: string): void {
    count += 1;
    if (count <= maxProblems) problems.push(`${place}: ${problem}`);
  }

  function read(placed: PlacedRow, { unit }: Pick<RowGroup, 'unit'>): ServiceRecord | undefined {
    const { number, row, problem: fault } = placed;
    const { record, problem } = fault === undefined ? readRow(row, context) : { problem: fault };
    if (problem !== undefined) complain(`${unit} ${number}`, problem);
    if (record === undefined) return undefined;
    const mark = record.list === undefined ? record.name : `${record.list}\n${record.name}`;
    const known = namesById.get(record.id);
    if (known === undefined) {
      namesById.set(record.id, mark);
      return record;
    }
    if (record.versionRank !== undefined) return record;
    const id = hashToUuid([context.key, record.id, mark]);
    if (known === mark || namesById.has(id)) {
      const name = record.name.slice(0, 80);
      complain(`${unit} ${number}`, `another row before it has the same id and name (${name})`);
      return undefined;
    }
    namesById.set(id, mark);
    return { ...record, id };
  }

  return {
    read,
    takeProblems() {
      const taken = problems;
      problems = [];
      return taken;
    },
  };
}
