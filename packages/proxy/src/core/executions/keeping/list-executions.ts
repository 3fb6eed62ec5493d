import type { Execution } from '@nanda/protocol';
import { NandaError } from '../../nanda-error.js';
import type { Principal } from '../../principal.js';
import { describeStoredExecution } from '../describe-stored-execution.js';
import type { ExecutionRecord } from '../execution-record.js';
import type { ExecutionFilter, ExecutionRepository } from '../execution-repository.js';

/** What is asked of the history; times are RFC 3339 of any offset. */
export interface ExecutionQuery extends Omit<ExecutionFilter, 'after'> {
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

export interface ExecutionPage {
  readonly executions: Execution[];
  /** Present where there are more. */
  readonly nextCursor?: string;
}

export interface ListExecutionsOptions {
  readonly principal: Principal;
  readonly repository: Pick<ExecutionRepository, 'list'>;
  /** One that runs in this process. */
  readonly find: (id: string) => ExecutionRecord | undefined;
}

/**
 * A page of the caller's executions, the newest first.
 *
 * @throws NandaError VALIDATION_ERROR for a cursor that is none
 */
export async function listExecutions(
  { cursor, limit, since, until, ...filter }: ExecutionQuery,
  { principal, repository, find }: ListExecutionsOptions,
): Promise<ExecutionPage> {
  const found = await repository.list(principal, {
    ...filter,
    ...(since !== undefined && { since: new Date(since).toISOString() }),
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    ...(cursor !== undefined && { after: readCursor(cursor) }),
    // One more than asked for tells whether there is another page.
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const executions = page.map((stored) => {
    const inputRequests = find(stored.id)?.inputRequests ?? [];
    return {
      ...describeStoredExecution(stored),
      ...(inputRequests.length > 0 && { inputRequests: [...inputRequests] }),
    };
  });
  if (found.length <= limit || last === undefined) return { executions };
  const nextCursor = Buffer.from(`${last.startedAt} ${last.id}`).toString('base64url');
  return { executions, nextCursor };
}

function readCursor(cursor: string): { readonly startedAt: string; readonly id: string } {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, startedAt, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (exec_[0-9a-f]{32})$/.exec(text) ?? [];
  if (startedAt !== undefined && id !== undefined) return { startedAt, id };
  throw new NandaError(
    'VALIDATION_ERROR',
    'The cursor is none of this list. Leave it out to begin with the newest execution.',
    { details: { field: 'cursor' } },
  );
}
