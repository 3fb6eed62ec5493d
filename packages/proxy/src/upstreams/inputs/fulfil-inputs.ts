import type { ClientCapability } from '@nanda/protocol';

import { isObject } from '../../core/is-object.js';
import type { McpRequest } from '../../core/mcp-message.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { inputKindOf } from './input-kind-of.js';
import { readInputParams } from './read-input-params.js';

/** One thing that a result of the newer era asks for. */
export interface AskedInput extends McpRequest {
  readonly kind: ClientCapability;
}

export interface FulfilInputsOptions {
  /** What was declared. */
  readonly kinds: ReadonlySet<ClientCapability>;
  readonly redactor: Redactor;
  /** The service as a person knows it. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** Gives the response; what it rejects with ends the round. */
  readonly answer: (input: AskedInput) => Promise<unknown>;
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
        [
          key,
          await options.answer(readInput(entry, { ...options, signal: round.signal })),
        ] as const,
    );
    return Object.fromEntries(await Promise.all(answers));
  } finally {
    signal.removeEventListener('abort', abort);
    // Where one fails, nobody needs the answers to the others.
    abort();
  }
}

function readInput(
  entry: unknown,
  { kinds, redactor, name, signal }: Omit<FulfilInputsOptions, 'answer'>,
): AskedInput {
  const method = isObject(entry) ? entry['method'] : undefined;
  const kind = inputKindOf(method);
  const isFit =
    isObject(entry) && typeof method === 'string' && kind !== undefined && kinds.has(kind);
  if (!isFit) throw createUnfitError(name);
  const given = isObject(entry['params']) ? entry['params'] : {};
  const params = readInputParams(given, { redactor });
  if (!params) throw createUnfitError(name);
  return { kind, method, params, signal };
}

function createUnfitError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${name}" asks for input that it must not ask for, or in a form that nobody can read. Ask the service's owner.`,
  );
}
