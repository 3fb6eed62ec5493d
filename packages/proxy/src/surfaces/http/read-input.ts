import type {
  Operation,
  OperationBody,
  OperationParams,
  OperationQuery,
  Schema,
} from '@nanda/protocol';
import type { ServedOperationId } from './served-operation-id.js';
import * as z from 'zod/mini';
import { NandaError } from '../../core/nanda-error.js';
import { tellIssues } from './tell-issues.js';

/** What a handler gets: read and checked by the contract's own schemas. */
export interface OperationInput<Id extends ServedOperationId> {
  readonly params: OperationParams<Id>;
  readonly query: OperationQuery<Id>;
  readonly body: OperationBody<Id>;
}

export interface RawInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const { localeError } = z.locales.en();

/** @throws NandaError VALIDATION_ERROR that names every fault. */
export function readInput<Id extends ServedOperationId>(
  operation: Operation,
  raw: RawInput,
): OperationInput<Id> {
  return {
    params: read(operation.params, raw.params, 'path'),
    query: read(operation.query, readQuery(raw.query), 'query'),
    body: read(operation.body, raw.body, 'body'),
  } as OperationInput<Id>;
}

/** Several tags may come as several parameters. Of nothing else two can be meant. */
function readQuery(query: URLSearchParams): Record<string, string> {
  const names = new Set(query.keys());
  return Object.fromEntries(
    Array.from(names, (name) => {
      const values = query.getAll(name);
      if (values.length > 1 && name !== 'tags') {
        const message = 'it is given more than once';
        throw new NandaError(
          'VALIDATION_ERROR',
          `The request is not valid: query.${name}: ${message}.`,
          {
            details: { issues: [{ path: `query.${name}`, message }] },
          },
        );
      }
      return [name, values.join(',')];
    }),
  );
}

function read(schema: Schema | undefined, value: unknown, place: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value, { error: localeError });
  if (result.success) return result.data;
  const { issues, text } = tellIssues(result.error.issues, { place });
  throw new NandaError('VALIDATION_ERROR', `The request is not valid: ${text}.`, {
    details: { issues },
  });
}
