import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import type { RegistryHttp } from '../http/registry-http.js';
import { readOfficialFacts } from '../rows/read-official-facts.js';
import { readMoment } from '../values/read-moment.js';
import { listPages } from './list-pages.js';
import { readDate } from './read-date.js';
import { rowMark } from './row-mark.js';

export interface ReadChangesOptions {
  /** The registry's name, for messages. */
  readonly registry: string;
  /** RFC 3339: of the last reading. */
  readonly since: string;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Changes {
  readonly kind: 'changes';
  /** By name; `''` holds what has none. Withdrawn versions are among them. */
  readonly rows: ReadonlyMap<string, readonly unknown[]>;
  /** The names of which another version may be the latest now, without counting as changed. */
  readonly moved: ReadonlySet<string>;
  /** RFC 3339: what to ask from the next time. */
  readonly since: string;
}

export type ChangesReading =
  | Changes
  /** So much has changed that reading everything takes less. */
  | { readonly kind: 'too-many' }
  /** The registry does not know the question. */
  | { readonly kind: 'unsupported' };

/** Rows become visible in the order in which they are written, not in that of their time. */
const overlap = 5 * 60_000;
const maximumRows = 2_000;
/** Each will be a request of its own; a listing of everything takes some hundreds. */
const maximumMoved = 300;

/** What has changed since a moment. */
export async function readChanges(
  http: RegistryHttp,
  { registry, since, signal, now }: ReadChangesOptions,
): Promise<ChangesReading> {
  const asked = Date.parse(since) - overlap;
  const rowsByName = new Map<string, Map<string, unknown>>();
  const moved = new Set<string>();
  let next: string | undefined;
  let count = 0;
  // Withdrawn ones come without being asked for; to say so is refused by some.
  const query = { updated_since: new Date(asked).toISOString() };
  try {
    for await (const { rows, date } of listPages(http, { registry, query, signal })) {
      if (next === undefined && isIgnored(rows, asked)) return { kind: 'unsupported' };
      next ??= readDate(date, { now: now() });
      for (const row of rows) {
        count += 1;
        const mark = rowMark(row);
        const name = mark?.slice(0, mark.indexOf('\n')) ?? '';
        const known = rowsByName.get(name) ?? new Map<string, unknown>();
        rowsByName.set(name, known);
        // A row that changes while its listing is read comes twice.
        const key = mark ?? `row ${count}`;
        if (!known.has(key) || momentOf(row) >= momentOf(known.get(key))) known.set(key, row);
        if (mark !== undefined && movesLatest(row)) moved.add(name);
      }
      if (count > maximumRows || moved.size > maximumMoved) return { kind: 'too-many' };
    }
  } catch (error) {
    if (isBadRequest(error)) return { kind: 'unsupported' };
    throw error;
  }
  const rows = new Map(Array.from(rowsByName, ([name, known]) => [name, [...known.values()]]));
  return { kind: 'changes', rows, moved, since: next ?? since };
}

/** A registry that does not know the parameter answers with what is older as well. */
function isIgnored(rows: readonly unknown[], asked: number): boolean {
  const moments = rows.map(momentOf).filter((moment) => moment !== '');
  if (rows.length > 0 && moments.length === 0) return true;
  return moments.some((moment) => Date.parse(moment) < asked);
}

/** A new version becomes the latest, a withdrawn one is it no longer; to be deprecated changes nothing. */
function movesLatest(row: unknown): boolean {
  if (!isObject(row)) return false;
  const { status, isLatest } = readOfficialFacts(row);
  return status === 'deleted' || (isLatest && status !== 'deprecated');
}

function momentOf(row: unknown): string {
  if (!isObject(row)) return '';
  return readMoment(readOfficialFacts(row).updatedAt, { fallback: '' });
}

function isBadRequest(error: unknown): boolean {
  const status = error instanceof NandaError ? error.details?.['status'] : undefined;
  return status === 400 || status === 422;
}
