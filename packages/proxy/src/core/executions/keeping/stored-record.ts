import { setTimeout as delay } from 'node:timers/promises';
import type { ErrorCode, ExecutionError, ExecutionEvent, ExecutionMetadata } from '@nanda/protocol';
import { NandaError } from '../../nanda-error.js';
import type { ExecutionOutcome, ExecutionRecord } from '../execution-record.js';
import type { ExecutionRepository, StoredExecution } from '../execution-repository.js';
import { parseStored } from '../parse-stored.js';
import { resultNotKept } from '../result-not-kept.js';
import { nothingWaits } from '../running/nothing-waits.js';
import { readStoredEvents } from './read-stored-events.js';

/** Milliseconds between two looks at an execution that another process runs. */
const pollInterval = 250;

const unknownMetadata: ExecutionMetadata = { executionTime: 0, retryCount: 0, cached: false };

type Repository = Pick<ExecutionRepository, 'find' | 'events'>;

/** An execution that is not, or no longer, in this process: as it was written down. */
export async function createStoredRecord(
  stored: StoredExecution,
  { repository }: { readonly repository: Repository },
): Promise<ExecutionRecord> {
  let known = stored;
  let outcome = await readOutcome(known, repository);
  let ended: Promise<ExecutionOutcome> | undefined;

  async function look(): Promise<void> {
    known = (await repository.find(stored.id)) ?? { ...known, ...forgotten() };
    outcome = await readOutcome(known, repository);
  }

  /** After a position that no event has had comes the next one, or the last. */
  function placeOf(after: number): number {
    if (after <= known.lastSeq) return after;
    return outcome === undefined ? known.lastSeq : known.lastSeq - 1;
  }

  /**
   * No end of the wait of its own: the process that runs it ends it, and one that is gone is taken over.
   * Never rejects.
   */
  async function waitForEnd(): Promise<ExecutionOutcome> {
    while (outcome === undefined) {
      await delay(pollInterval, undefined, { ref: false });
      await look().catch((error: unknown) => (outcome = unreadable(error)));
    }
    return outcome;
  }

  return {
    id: stored.id,
    owner: stored.owner,
    connectionId: stored.connectionId,
    serviceId: stored.serviceId,
    toolName: stored.toolName,
    startedAt: stored.startedAt,
    parameters: parseStored(stored.parameters),
    inputRequests: [],
    get state() {
      return known.state;
    },
    get outcome() {
      return outcome;
    },
    get endedAt() {
      return known.endedAt;
    },
    get metadata() {
      return outcome?.metadata ?? unknownMetadata;
    },
    get ended() {
      ended ??= waitForEnd();
      return ended;
    },
    async rested() {
      ended ??= waitForEnd();
      await ended;
    },
    async *follow({ after, signal }) {
      let read = placeOf(after);
      while (!signal.aborted) {
        const isComplete = outcome !== undefined;
        for await (const event of readStoredEvents(repository, { id: stored.id, after: read })) {
          if (signal.aborted) return;
          read = event.seq;
          yield event;
        }
        if (isComplete) return;
        await delay(pollInterval, undefined, { signal, ref: false }).catch(() => undefined);
        await look();
      }
    },
    async respond({ key }) {
      throw outcome === undefined ? elsewhere() : nothingWaits(key);
    },
    cancel() {
      throw elsewhere();
    },
  };
}

async function readOutcome(
  { id, state, lastSeq, ...stored }: StoredExecution,
  repository: Repository,
): Promise<ExecutionOutcome | undefined> {
  if (state === 'running' || state === 'input_required') return undefined;
  const metadata = parseStored<ExecutionMetadata>(stored.metadata) ?? unknownMetadata;
  if (state !== 'completed') {
    const kind = state === 'cancelled' ? 'cancelled' : 'error';
    const error = parseStored<ExecutionError>(stored.error) ?? resultNotKept;
    return { kind, error, failure: failureOf(error), metadata };
  }
  const [last] = await repository.events(id, { after: lastSeq - 1, limit: 1, maxBytes: 1 });
  const event = parseStored<ExecutionEvent>(last?.json);
  if (event?.type === 'result') return { kind: 'result', result: event.result, metadata };
  const error = resultNotKept;
  return { kind: 'error', error, failure: failureOf(error), metadata };
}

function failureOf({ code, message, details, retryable }: ExecutionError): NandaError {
  return new NandaError(code as ErrorCode, message, {
    ...(details !== undefined && { details }),
    ...(retryable !== undefined && { retryable }),
  });
}

function forgotten(): Pick<StoredExecution, 'state' | 'error'> {
  return { state: 'failed', error: JSON.stringify(resultNotKept) };
}

function unreadable(cause: unknown): ExecutionOutcome {
  const failure = new NandaError(
    'INTERNAL_ERROR',
    'The execution could not be read from the store. Ask for it again in a moment.',
    { cause },
  );
  const { code, message } = failure;
  return { kind: 'error', error: { code, message }, failure, metadata: unknownMetadata };
}

function elsewhere(): NandaError {
  return new NandaError(
    'CONNECTION_NOT_READY',
    'The execution runs in another process of the proxy, or has just been taken over. Try again in a moment.',
    { retryAfter: 1 },
  );
}
