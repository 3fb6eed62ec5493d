import type { ClientCapability, Root } from '@nanda/protocol';

import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Redactor } from '../secrets/create-redactor.js';
import type { RunningCall } from '../session/create-calls.js';
import { answerWithoutCaller } from './answer-without-caller.js';
import { askCaller } from './ask-caller.js';
import { inputKindOf } from './input-kind-of.js';
import { readInputParams } from './read-input-params.js';

export interface FulfilInputsOptions {
  readonly call: RunningCall;
  readonly capabilities: ReadonlySet<ClientCapability>;
  readonly roots?: readonly Root[] | undefined;
  readonly redactor: Redactor;
  /** The service as a person knows it. */
  readonly name: string;
  readonly signal: AbortSignal;
}

const maximumInputs = 32;

/** The answers to what a result of the newer era asks for, each under its key; all are asked for at the same time. */
export async function fulfilInputs(
  inputRequests: Readonly<Record<string, unknown>>,
  options: FulfilInputsOptions,
): Promise<Record<string, unknown>> {
  const { name, signal } = options;
  const entries = Object.entries(inputRequests);
  if (entries.length > maximumInputs) throw createUnfitError(name);
  const round = new AbortController();
  const abort = (): void => round.abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    const answers = entries.map(
      async ([key, entry]) =>
        [key, await fulfil(entry, { ...options, signal: round.signal })] as const,
    );
    return Object.fromEntries(await Promise.all(answers));
  } finally {
    signal.removeEventListener('abort', abort);
    // Where one fails, nobody needs the answers to the others.
    abort();
  }
}

async function fulfil(
  entry: unknown,
  { call, capabilities, roots, redactor, name, signal }: FulfilInputsOptions,
): Promise<unknown> {
  const kind = isObject(entry) ? inputKindOf(entry['method']) : undefined;
  if (!isObject(entry) || kind === undefined || !capabilities.has(kind))
    throw createUnfitError(name);
  const fallback = answerWithoutCaller(kind, { roots: roots ?? [] });
  if (kind === 'roots' && roots && 'result' in fallback) return fallback.result;
  const given = isObject(entry['params']) ? entry['params'] : {};
  const params = readInputParams(given, { redactor });
  if (!params) throw createUnfitError(name);
  const answer = (await askCaller(call, { kind, params, signal })) ?? fallback;
  if ('result' in answer) return answer.result;
  // This era has no way to say that something was not answered, but for what can be cancelled.
  if ('result' in fallback) return fallback.result;
  throw new NandaError(
    'CANCELLED',
    `"${name}" needs an answer of a model to go on, and none was given. Call again to be asked again.`,
  );
}

function createUnfitError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${name}" asks for input that it must not ask for, or in a form that nobody can read. Ask the service's owner.`,
  );
}
