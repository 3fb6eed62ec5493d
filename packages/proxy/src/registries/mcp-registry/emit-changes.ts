import type { RegistryBatch } from '../../core/catalog/registry.js';
import { isObject } from '../../core/is-object.js';
import type { RegistryHttp } from '../http/registry-http.js';
import { readOfficialFacts } from '../rows/read-official-facts.js';
import type { Checkpoint } from './checkpoint.js';
import type { RowTranslator } from './create-row-translator.js';
import { fetchVersions } from './fetch-versions.js';
import type { Changes } from './read-changes.js';

export interface EmitChangesOptions {
  readonly registry: string;
  readonly translator: RowTranslator;
  /** The moment that the changes were asked for: it stands until all of them are stored. */
  readonly since: string;
  /** When everything was last listed; it stands as well. */
  readonly listedAt: string;
  readonly signal: AbortSignal;
}

/** Names in one step: those whose rows are there, and those that each take a request. */
const settledNames = 200;
const movedNames = 20;

/**
 * The changes in steps. All versions of a name whose latest may be another one now are asked for again: those that only
 * lost or gained that mark do not count as changed.
 */
export async function* emitChanges(
  http: RegistryHttp,
  changes: Changes,
  { registry, translator, since, listedAt, signal }: EmitChangesOptions,
): AsyncGenerator<RegistryBatch> {
  const settled = [...changes.rows.keys()].filter((name) => !changes.moved.has(name));
  const steps = [...chunk(settled, settledNames), ...chunk([...changes.moved], movedNames)];
  for (const [index, names] of steps.entries()) {
    const rows: unknown[] = [];
    for (const name of names) {
      const known = changes.rows.get(name) ?? [];
      const versions = changes.moved.has(name)
        ? await fetchVersions(http, name, { registry, signal })
        : undefined;
      // What is withdrawn is only among the changes; all else is newer among the versions.
      rows.push(...(versions ? [...known.filter(isWithdrawn), ...versions] : known));
    }
    const isLast = index === steps.length - 1;
    const checkpoint: Checkpoint = {
      version: 1,
      kind: 'complete',
      since: isLast ? changes.since : since,
      listedAt,
      isIncremental: true,
    };
    yield {
      part: 'changes',
      isLast,
      ...(await translator.translate(rows)),
      problems: translator.takeProblems(),
      checkpoint: JSON.stringify(checkpoint),
    };
  }
}

function isWithdrawn(row: unknown): boolean {
  return isObject(row) && readOfficialFacts(row).status === 'deleted';
}

function chunk(names: readonly string[], size: number): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < names.length; start += size) {
    chunks.push(names.slice(start, start + size));
  }
  return chunks;
}
