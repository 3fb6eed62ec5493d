import type { Root } from '@nanda/protocol';

import { NandaError } from '../../core/nanda-error.js';
import type { RunningCall } from '../session/create-calls.js';
import { answerWithoutCaller } from './answer-without-caller.js';
import { askCaller } from './ask-caller.js';
import type { AskedInput } from './fulfil-inputs.js';

export interface AnswerForCallOptions {
  readonly call: RunningCall;
  /** Where roots are known beforehand, nobody is asked for them. */
  readonly roots?: readonly Root[] | undefined;
  /** The service as a person knows it. */
  readonly name: string;
}

/** The response to what the newer era asks for in a call of a tool. */
export async function answerForCall(
  input: AskedInput,
  { call, roots, name }: AnswerForCallOptions,
): Promise<unknown> {
  const fallback = answerWithoutCaller(input.kind, { roots: roots ?? [] });
  if (input.kind === 'roots' && roots && 'result' in fallback) return fallback.result;
  const answer = (await askCaller(call, input)) ?? fallback;
  if ('result' in answer) return answer.result;
  // This era has no way to say that something was not answered, but for what can be cancelled.
  if ('result' in fallback) return fallback.result;
  throw new NandaError(
    'CANCELLED',
    `"${name}" needs an answer of a model to go on, and none was given. Call again to be asked again.`,
  );
}
