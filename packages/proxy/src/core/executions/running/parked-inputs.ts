import type { InputRequest } from '@nanda/protocol';
import type { UpstreamInputRequest } from '../../connections/upstream-connector.js';
import { NandaError } from '../../nanda-error.js';
import { nothingWaits } from './nothing-waits.js';

/** What a running tool has asked for, until somebody answers. */
export interface ParkedInputs {
  /** What waits for an answer, the oldest first. */
  readonly requests: readonly InputRequest[];
  /** Resolves with the answer, which may be that there is none, and rejects where nobody waits for it any more. */
  ask(request: UpstreamInputRequest): Promise<Record<string, unknown>>;
  /** @throws NandaError VALIDATION_ERROR where nothing waits under this key */
  answer(key: string, result: Readonly<Record<string, unknown>>): void;
  /** The call is over: nothing is waited for, or asked, any more. */
  close(): void;
}

export interface ParkedInputsOptions {
  /** Milliseconds; then the answer is `cancel`. */
  readonly lifetime: number;
  /** Answers `decline` at once: nobody is there to be asked. */
  readonly isDeclined: boolean;
  /** Gives the key under which the request can be answered; none where too much was asked already. */
  readonly onAsked: (request: Omit<InputRequest, 'key'>) => string | undefined;
  /** One request less waits. */
  readonly onSettled: () => void;
}

interface Parked {
  readonly request: InputRequest;
  readonly settle: (result: Readonly<Record<string, unknown>>) => void;
  readonly drop: () => void;
}

export function createParkedInputs(options: ParkedInputsOptions): ParkedInputs {
  const parked = new Map<string, Parked>();
  let isClosed = false;

  function ask({ kind, params, signal }: UpstreamInputRequest): Promise<Record<string, unknown>> {
    if (isClosed) return Promise.reject(nobodyAnswers());
    if (options.isDeclined) return Promise.resolve({ action: 'decline' });
    const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
    const now = Date.now();
    const described = {
      kind,
      request: { ...params },
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + options.lifetime).toISOString(),
    };
    const key = options.onAsked(described);
    if (key === undefined) return Promise.resolve({ action: 'decline' });
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', drop);
      if (parked.delete(key)) options.onSettled();
    };
    const settle = (result: Readonly<Record<string, unknown>>): void => {
      end();
      resolve({ ...result });
    };
    const drop = (): void => {
      end();
      reject(nobodyAnswers());
    };
    const timer = setTimeout(() => settle({ action: 'cancel' }), options.lifetime);
    parked.set(key, { request: { key, ...described }, settle, drop });
    if (signal.aborted) drop();
    else signal.addEventListener('abort', drop, { once: true });
    return promise;
  }

  return {
    get requests() {
      return Array.from(parked.values(), ({ request }) => request);
    },
    ask,
    answer(key, result) {
      const waiting = parked.get(key);
      if (waiting === undefined) throw nothingWaits(key, [...parked.keys()]);
      waiting.settle(result);
    },
    close() {
      isClosed = true;
      for (const { drop } of parked.values()) drop();
    },
  };
}

function nobodyAnswers(): NandaError {
  return new NandaError('CANCELLED', 'Nobody waits for the answer any more.');
}
