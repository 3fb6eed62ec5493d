import { setTimeout as delay } from 'node:timers/promises';

import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import { fulfilInputs, type FulfilInputsOptions } from './fulfil-inputs.js';

export interface InputRoundsOptions extends FulfilInputsOptions {
  /** Aborted when the session is over: nobody has to answer for it any more. Its reason is why. */
  readonly over: AbortSignal;
}

/** The times that one request of the newer era is answered with a question, and sent again. */
export interface InputRounds {
  /** Parameters that the next one carries beside its own, for a result of `input_required`. */
  next(result: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
}

const maximumRounds = 16;
/** Milliseconds before a request is sent again for which nobody was asked. */
const statePause = 250;

export function createInputRounds({ over, signal, ...options }: InputRoundsOptions): InputRounds {
  const { name } = options;
  let rounds = 0;
  return {
    next: async ({ inputRequests, requestState }) => {
      rounds += 1;
      const isState = typeof requestState === 'string';
      const isAsking = isObject(inputRequests) && Object.keys(inputRequests).length > 0;
      if (rounds > maximumRounds || (!isState && !isAsking)) throw createEndlessError(name);
      if (!isAsking) await delay(statePause, undefined, { signal }).catch(() => undefined);
      // What is asked for has no answer once the request or its session is over.
      const eitherOver = AbortSignal.any([signal, over]);
      const inputResponses =
        isAsking && (await fulfilInputs(inputRequests, { ...options, signal: eitherOver }));
      over.throwIfAborted();
      return { ...(inputResponses && { inputResponses }), ...(isState && { requestState }) };
    },
  };
}

function createEndlessError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${name}" asks again and again for more input, or does not say for which. Ask the service's owner.`,
  );
}
