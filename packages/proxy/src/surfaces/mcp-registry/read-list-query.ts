import { NandaError } from '../../core/nanda-error.js';

export interface ListQuery {
  readonly limit: number;
  readonly cursor?: string;
  readonly search?: string;
  /** Milliseconds of the epoch. */
  readonly updatedSince?: number;
  /** Absent for the latest of each. */
  readonly version?: string;
}

const defaultLimit = 30;
const maximumLimit = 100;
/** As long as v2 takes it. */
const maximumText = 512;
/** What Go's `strconv.ParseBool` takes, which the official registry reads with. */
const booleans: Readonly<Record<string, boolean>> = Object.assign(Object.create(null), {
  ...Object.fromEntries(['1', 't', 'T', 'true', 'TRUE', 'True'].map((word) => [word, true])),
  ...Object.fromEntries(['0', 'f', 'F', 'false', 'FALSE', 'False'].map((word) => [word, false])),
});
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/**
 * Reads the parameters of a listing as the official registry does: unknown ones are ignored, an empty
 * one is as good as none.
 *
 * @throws NandaError INVALID_PARAMETERS (422) where a value is of the wrong kind, VALIDATION_ERROR (400)
 *   for a moment that is none and for what contradicts itself: its own statuses, which clients know.
 */
export function readListQuery(query: URLSearchParams): ListQuery {
  const faults: Fault[] = [];
  const limit = readLimit(query.get('limit'), faults);
  const includesDeleted = readBoolean(query.get('include_deleted'), faults);
  const search = query.get('search')?.trim() ?? '';
  if (search.length > maximumText) {
    faults.push({ name: 'search', message: `expected length <= ${maximumText}`, value: search });
  }
  if (faults.length > 0) throw invalid('INVALID_PARAMETERS', 'validation failed', faults);
  const since = query.get('updated_since') ?? '';
  const updatedSince = moment.test(since) ? Date.parse(since) : Number.NaN;
  if (since !== '' && Number.isNaN(updatedSince)) {
    const message =
      'Invalid updated_since format: expected RFC3339 timestamp (e.g., 2025-08-07T13:15:04.280Z)';
    throw invalid('VALIDATION_ERROR', message, [{ name: 'updated_since', message, value: since }]);
  }
  if (since !== '' && includesDeleted === false) {
    const message =
      'Cannot set include_deleted=false when using updated_since (incremental sync requires deleted servers)';
    throw invalid('VALIDATION_ERROR', message, [
      { name: 'include_deleted', message, value: false },
    ]);
  }
  const cursor = query.get('cursor') ?? '';
  const version = query.get('version') ?? '';
  return {
    limit,
    ...(cursor !== '' && { cursor }),
    ...(search !== '' && { search }),
    ...(since !== '' && { updatedSince }),
    // Of every service the latest version is listed, also where no version is asked for.
    ...(version !== '' && version !== 'latest' && { version }),
  };
}

interface Fault {
  readonly name: string;
  readonly message: string;
  readonly value: unknown;
}

function readLimit(text: string | null, faults: Fault[]): number {
  if (text === null || text === '') return defaultLimit;
  const value = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  const fault = Number.isNaN(value)
    ? 'invalid integer'
    : value < 1
      ? 'expected number >= 1'
      : value > maximumLimit
        ? `expected number <= ${maximumLimit}`
        : undefined;
  if (fault === undefined) return value;
  faults.push({ name: 'limit', message: fault, value: Number.isNaN(value) ? text : value });
  return defaultLimit;
}

function readBoolean(text: string | null, faults: Fault[]): boolean | undefined {
  if (text === null || text === '') return undefined;
  const value = booleans[text];
  if (value === undefined) {
    faults.push({ name: 'include_deleted', message: 'invalid boolean', value: text });
  }
  return value;
}

function invalid(
  code: 'INVALID_PARAMETERS' | 'VALIDATION_ERROR',
  message: string,
  faults: readonly Fault[],
): NandaError {
  const errors = faults.map(({ name, message: told, value }) => ({
    message: told,
    location: `query.${name}`,
    value: typeof value === 'string' ? value.slice(0, 200) : value,
  }));
  return new NandaError(code, message, { details: { errors } });
}
