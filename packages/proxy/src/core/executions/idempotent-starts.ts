import { createHash } from 'node:crypto';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { principalKey } from '../principal-key.js';
import { canonicalJson } from './canonical-json.js';
import type { ExecutionRecord } from './execution-record.js';
import type { CallRequest } from './executions.js';
import { untilAborted } from './until-aborted.js';

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
      readonly begin: (signal: AbortSignal) => Promise<ExecutionRecord>;
    },
  ): Promise<ExecutionRecord>;
  /** The execution is no longer kept: its key is free. */
  forget(id: string): void;
}

interface Start {
  /** A hash: the parameters themselves are not kept. */
  readonly parameters: string;
  readonly started: Promise<ExecutionRecord>;
  /** Callers that did not go away before it began; when all of them have gone, it does not begin. */
  readonly waiting: Set<object>;
  readonly nobodyWaits: AbortController;
}

export function createIdempotentStarts(): IdempotentStarts {
  /** Kept as promises, so that two requests at the same moment start one execution. */
  const starts = new Map<string, Start>();
  const scopes = new Map<string, string>();

  function open(
    scope: string,
    { parameters, begin }: Pick<Start, 'parameters'> & { begin: Begin },
  ): Start {
    const nobodyWaits = new AbortController();
    const started = begin(nobodyWaits.signal);
    const start = { parameters, started, nobodyWaits, waiting: new Set<object>() };
    starts.set(scope, start);
    started.then(
      ({ id }) => scopes.set(id, scope),
      () => starts.delete(scope),
    );
    return start;
  }

  return {
    async start(request, { key, principal, begin }) {
      const { connectionId, toolName, signal } = request;
      const scope = JSON.stringify([principalKey(principal), connectionId, toolName, key]);
      const parameters = hash(canonicalJson(request.parameters));
      const start = starts.get(scope) ?? open(scope, { parameters, begin });
      if (start.parameters !== parameters) throw usedOtherwise(request);
      const waiter = {};
      start.waiting.add(waiter);
      try {
        return await untilAborted(start.started, { signal });
      } catch (error) {
        start.waiting.delete(waiter);
        if (start.waiting.size === 0) {
          if (starts.get(scope) === start) starts.delete(scope);
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

type Begin = (signal: AbortSignal) => Promise<ExecutionRecord>;

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
