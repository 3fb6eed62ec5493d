import type {
  AnyOperationId,
  Operation,
  OperationBody,
  OperationParams,
  OperationQuery,
  Schema,
} from '@nanda/protocol';
import { Refusal } from './refusal.js';

/** What a handler gets: read and checked by the contract's own schemas. */
export interface OperationInput<Id extends AnyOperationId> {
  readonly params: OperationParams<Id>;
  readonly query: OperationQuery<Id>;
  readonly body: OperationBody<Id>;
}

/** A request before it is checked. */
export interface RawInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly text: string;
}

/** @throws Refusal VALIDATION_ERROR that names every fault */
export function readInput<Id extends AnyOperationId>(
  operation: Operation,
  { params, query, text }: RawInput,
): OperationInput<Id> {
  const names = Array.from(new Set(query.keys()), (name) => [name, query.getAll(name).join(',')]);
  return {
    params: read(operation.params, { value: params, place: 'path' }),
    query: read(operation.query, { value: Object.fromEntries(names), place: 'query' }),
    body: operation.body && read(operation.body, { value: parseBody(text), place: 'body' }),
  } as OperationInput<Id>;
}

function parseBody(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('VALIDATION_ERROR', { message: 'The body is not a JSON document.' });
  }
}

function read(
  schema: Schema | undefined,
  { value, place }: { readonly value: unknown; readonly place: string },
): unknown {
  const result = schema?.safeParse(value);
  if (result === undefined || result.success) return result?.data;
  const issues = result.error.issues.map(({ path, message }) => ({
    path: [place, ...path].join('.'),
    message,
  }));
  const list = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new Refusal('VALIDATION_ERROR', {
    message: `The request is not valid: ${list}.`,
    details: { issues },
  });
}
