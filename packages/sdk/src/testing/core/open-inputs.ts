import type { ClientCapability, InputRequest } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { Clock } from '../control/clock.js';
import { Refusal } from '../wire/refusal.js';
import { checkAnswer } from './check-answer.js';

export interface OpenInputsOptions {
  readonly clock: Clock;
  /** Whether everything is declined at once. */
  readonly isDeclined: boolean;
  /** Gives the key of a question. */
  readonly onAsked: (request: Omit<InputRequest, 'key'>) => string;
  /** One question less waits. */
  readonly onSettled: () => void;
}

interface OpenInput {
  readonly request: InputRequest;
  readonly settle: (result: Record<string, unknown>) => void;
  readonly drop: () => void;
}

/** What a running tool has asked for, until somebody answers. */
export class OpenInputs {
  readonly #options: OpenInputsOptions;
  readonly #open = new Map<string, OpenInput>();

  constructor(options: OpenInputsOptions) {
    this.#options = options;
  }

  get requests(): InputRequest[] {
    return Array.from(this.#open.values(), ({ request }) => request);
  }

  ask({
    kind,
    request,
  }: {
    readonly kind: ClientCapability;
    readonly request: Record<string, unknown>;
  }): Promise<Record<string, unknown>> {
    const { clock, isDeclined, onAsked, onSettled } = this.#options;
    if (isDeclined) return Promise.resolve({ action: 'decline' });
    const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
    const described = {
      kind,
      request,
      createdAt: clock.timestamp(),
      expiresAt: clock.timestamp(defaults.inputTimeout),
    };
    const key = onAsked(described);
    const end = (): void => {
      forgetAlarm();
      this.#open.delete(key);
    };
    const settle = (result: Record<string, unknown>): void => {
      end();
      onSettled();
      resolve(result);
    };
    const drop = (): void => {
      end();
      reject(new Error('The call is over: nobody answers any more.'));
    };
    const forgetAlarm = clock.setAlarm(defaults.inputTimeout, () => settle({ action: 'cancel' }));
    this.#open.set(key, { request: { key, ...described }, settle, drop });
    // A tool that does not wait for its answer must not end the test run.
    promise.catch(() => undefined);
    return promise;
  }

  /** @throws Refusal VALIDATION_ERROR, INVALID_PARAMETERS */
  answer({
    key,
    result,
  }: {
    readonly key: string;
    readonly result: Record<string, unknown>;
  }): void {
    const open = this.#open.get(key);
    if (open === undefined) {
      throw new Refusal('VALIDATION_ERROR', {
        message: `The execution does not wait for "${key}": it was answered, or its time is over.`,
        details: { field: 'key', waiting: [...this.#open.keys()] },
      });
    }
    checkAnswer(open.request, result);
    open.settle(result);
  }

  /** The call is over. */
  close(): void {
    for (const { drop } of this.#open.values()) drop();
  }
}
