import { createHash } from 'node:crypto';
import { canonicalJson } from '../../canonical-json.js';
import { isProofRefusal } from '../../evm/is-proof-refusal.js';
import { proofArgument } from '../../evm/proof-argument.js';
import { NandaError } from '../../nanda-error.js';
import type { Principal } from '../../principal.js';
import { principalKey } from '../../principal-key.js';
import type { CallRequest } from '../call-request.js';
import type { ExecutionRecord } from '../execution-record.js';
import type { StoredExecution } from '../execution-repository.js';
import { untilGone } from '../../until-gone.js';

/** Hashes by which a repeated start is known: the parameters themselves are not kept. */
export type Idempotency = NonNullable<StoredExecution['idempotency']>;

/** Starts that can be repeated: a key means one execution, for as long as that is kept. */
export interface IdempotentStarts {
  /**
   * @param request `options.idempotencyKey` is the key, of this owner, connection and tool alone
   * @throws NandaError VALIDATION_ERROR where the key was used with other parameters
   */
  start(
    request: CallRequest,
    options: {
      readonly key: string;
      readonly principal: Principal;
      readonly begin: (idempotency: Idempotency, signal: AbortSignal) => Promise<ExecutionRecord>;
    },
  ): Promise<ExecutionRecord>;
  /** The execution is no longer in memory: whether its key is still known is the store's business. */
  forget(id: string): void;
}

export interface IdempotentStartsOptions {
  /** Whether an execution is in memory. */
  readonly isLive: (id: string) => boolean;
  /** The execution that was begun with a key and is not in memory. */
  readonly findKept: (
    scope: string,
  ) => Promise<
    { readonly record: ExecutionRecord; readonly idempotency: Idempotency | undefined } | undefined
  >;
}

interface Start {
  readonly parameters: string;
  readonly started: Promise<ExecutionRecord>;
  /** Callers that did not go away before it began; when all of them have gone, it does not begin. */
  readonly waiting: Set<object>;
  readonly nobodyWaits: AbortController;
  record: ExecutionRecord | undefined;
}

export function createIdempotentStarts({
  isLive,
  findKept,
}: IdempotentStartsOptions): IdempotentStarts {
  /** Kept as promises, so that two requests at the same moment start one execution. */
  const starts = new Map<string, Start>();
  const scopes = new Map<string, string>();

  function open(idempotency: Idempotency, request: CallRequest, begin: Begin): Start {
    const { scope, parameters } = idempotency;
    const nobodyWaits = new AbortController();
    const started = (async () => {
      const kept = await findKept(scope);
      if (kept === undefined || isRepeatable(kept.record)) {
        return begin(idempotency, nobodyWaits.signal);
      }
      if (kept.idempotency?.parameters !== parameters) throw usedOtherwise(request);
      return kept.record;
    })();
    const start: Start = {
      parameters,
      started,
      nobodyWaits,
      waiting: new Set(),
      record: undefined,
    };
    starts.set(scope, start);
    started.then(
      (record) => {
        start.record = record;
        // What only the store has is looked for there the next time: nothing would tell when to forget it.
        if (isLive(record.id) && starts.get(scope) === start) scopes.set(record.id, scope);
        else drop(scope, start);
      },
      () => drop(scope, start),
    );
    return start;
  }

  /** Unless another one has taken its place. */
  function drop(scope: string, start: Start): void {
    if (starts.get(scope) === start) starts.delete(scope);
  }

  function find(scope: string): Start | undefined {
    const start = starts.get(scope);
    if (start?.record === undefined || !isRepeatable(start.record)) return start;
    starts.delete(scope);
    scopes.delete(start.record.id);
    return undefined;
  }

  return {
    async start(request, { key, principal, begin }) {
      const { connectionId, toolName, signal } = request;
      const scope = hash(JSON.stringify([principalKey(principal), connectionId, toolName, key]));
      // A proof is made anew for each attempt: it is who asks, not what is asked for.
      const { [proofArgument]: _, ...asked } = request.parameters;
      const parameters = hash(canonicalJson(asked));
      const start = find(scope) ?? open({ scope, parameters }, request, begin);
      if (start.parameters !== parameters) throw usedOtherwise(request);
      const waiter = {};
      start.waiting.add(waiter);
      try {
        return await untilGone(start.started, { signal });
      } catch (error) {
        start.waiting.delete(waiter);
        if (start.waiting.size === 0) {
          drop(scope, start);
          start.nobodyWaits.abort(error);
        }
        throw error;
      }
    },
    forget(id) {
      const scope = scopes.get(id);
      if (scope === undefined) return;
      scopes.delete(id);
      starts.delete(scope);
    },
  };
}

type Begin = (idempotency: Idempotency, signal: AbortSignal) => Promise<ExecutionRecord>;

/** It failed and was certainly not made, or was refused for its proof: the same key may try once more. */
function isRepeatable({ outcome }: ExecutionRecord): boolean {
  if (outcome?.kind === 'result') return isProofRefusal(outcome.result);
  return outcome?.kind === 'error' && outcome.failure.retryable === true;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function usedOtherwise({ toolName }: CallRequest): NandaError {
  return new NandaError(
    'VALIDATION_ERROR',
    `This idempotency key was used to call "${toolName}" with other parameters. ` +
      'Use a new key for a new call, and repeat a call with the parameters that it had.',
    { details: { field: 'options.idempotencyKey', differs: ['parameters'] } },
  );
}
