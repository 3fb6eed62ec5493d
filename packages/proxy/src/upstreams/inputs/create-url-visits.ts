import { isObject } from '../../core/is-object.js';
import type { RpcErrorObject } from '../errors/rpc-error.js';
import type { Redactor } from '../secrets/create-redactor.js';
import type { RunningCall } from '../session/create-calls.js';
import { askCaller } from './ask-caller.js';
import type { Completions } from './create-completions.js';
import { readInputParams } from './read-input-params.js';

export interface UrlVisitsOptions {
  readonly call: RunningCall;
  readonly completions: Completions;
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
}

/** Pages that a user has to visit before a call can be made, as the error of a service names them. */
export interface UrlVisits {
  /**
   * Asks for them, once for each, and waits until the service says that all are done with, or for a while.
   * Gives whether the call is worth another try.
   */
  make(error: RpcErrorObject): Promise<boolean>;
}

const completionLimit = 15_000;
const maximumVisits = 32;

export function createUrlVisits({
  call,
  completions,
  redactor,
  signal,
}: UrlVisitsOptions): UrlVisits {
  const accepted = new Set<string>();

  const ask = async (id: string, params: Record<string, unknown>): Promise<boolean> => {
    if (accepted.has(id)) return true;
    const answer = await askCaller(call, { method: 'elicitation/create', params, signal });
    const isAccepted = answer && 'result' in answer && answer.result['action'] === 'accept';
    if (isAccepted) accepted.add(id);
    return isAccepted ?? false;
  };

  return {
    make: async ({ data }) => {
      const visits = readVisits(data, redactor);
      if (visits.length === 0 || visits.length > maximumVisits) return false;
      const expected = visits.map(({ id }) => completions.expect(id));
      try {
        const agreed = await Promise.all(visits.map(({ id, params }) => ask(id, params)));
        if (agreed.includes(false)) return false;
        await within(Promise.all(expected.map(({ done }) => done)), signal);
        return !signal.aborted;
      } finally {
        for (const { release } of expected) release();
      }
    },
  };
}

interface Visit {
  readonly id: string;
  readonly params: Record<string, unknown>;
}

function readVisits(data: unknown, redactor: Redactor): readonly Visit[] {
  const rows = isObject(data) ? data['elicitations'] : undefined;
  if (!Array.isArray(rows)) return [];
  return (rows as unknown[]).flatMap((row) => {
    if (!isObject(row) || typeof row['url'] !== 'string') return [];
    const { elicitationId } = row;
    const params = readInputParams({ ...row, mode: 'url' }, { redactor });
    return typeof elicitationId === 'string' && params ? [{ id: elicitationId, params }] : [];
  });
}

async function within(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, completionLimit).unref();
  const stop = (): void => resolve();
  signal.addEventListener('abort', stop, { once: true });
  await Promise.race([work, promise]);
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
}
