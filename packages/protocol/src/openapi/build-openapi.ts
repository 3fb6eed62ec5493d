import * as z from 'zod/mini';
import { errorCodes, type ErrorCode } from '../facts/error-codes.js';
import { headers } from '../facts/headers.js';
import { accountOperations } from '../operations/account-operations.js';
import { commonErrors } from '../operations/common-errors.js';
import type { Operation, Schema } from '../operations/operation.js';
import { mcpOperations } from '../operations/mcp-operations.js';
import { operations } from '../operations/operations.js';
import { ErrorBodySchema } from '../schemas/error-body.js';
import { ServiceInputSchema } from '../schemas/service-input.js';
import { PublicErrorSchema } from '../schemas/public/error.js';
import { registryPaths } from './registry-paths.js';
import { registrySchemas } from './registry-schemas.js';

/** Schemas that are told once and referred to by name. */
const shared = z.registry<{ readonly id: string }>();
shared.add(ServiceInputSchema, { id: 'ServiceInput' });

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, unknown>>;
}

export interface BuildOpenApiOptions {
  readonly version: string;
  /** Whether the proxy has accounts, and so their operations. @default false */
  readonly hasAccounts?: boolean;
}

/** The OpenAPI 3.1 document of every operation of the contract, and of what the proxy answers beside them. */
export function buildOpenApi({
  version,
  hasAccounts = false,
}: BuildOpenApiOptions): OpenApiDocument {
  // Webhooks stand in the contract, and are not answered yet.
  const ofAccounts = Object.values<Operation>(hasAccounts ? accountOperations : {}).filter(
    ({ id }) => !id.startsWith('webhooks.'),
  );
  const paths: Record<string, Record<string, unknown>> = {};
  const everywhere = Object.values<Operation>({ ...operations, ...mcpOperations });
  for (const operation of [...everywhere, ...ofAccounts]) {
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'NANDA proxy',
      version,
      description: 'Find, connect to and use MCP servers over plain HTTP.',
    },
    paths: { ...paths, ...registryPaths },
    components: {
      schemas: {
        Error: failure(ErrorBodySchema),
        ...sharedSchemas(),
        PublicError: jsonSchema(PublicErrorSchema, 'output'),
        ...registrySchemas,
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: headers.apiKey },
        client: { type: 'apiKey', in: 'header', name: headers.client },
      },
    },
  };
}

function describe(operation: Operation): Record<string, unknown> {
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.id.split('.')[0]],
    security: [{}, { token: [] }, { apiKey: [] }, { client: [] }],
    // What a token or a key must allow, where the proxy has accounts.
    ...(operation.permission && { 'x-nanda-permission': operation.permission }),
    parameters: [
      ...parameters(operation.params, 'path'),
      ...parameters(operation.query, 'query'),
      ...headerParameters(operation),
    ],
    ...(operation.body && {
      requestBody: {
        required: !operation.body.safeParse({}).success,
        content: { 'application/json': { schema: jsonSchema(operation.body, 'input') } },
      },
    }),
    responses: {
      [operation.status]: success(operation),
      ...(operation.mayGoOn && {
        202: { ...success(operation), description: 'It goes on; Location says where it is.' },
      }),
      ...failures(operation),
    },
  };
}

function parameters(schema: Schema | undefined, place: 'path' | 'query'): unknown[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

/** Operations that make a call, and so can be told that they are a repeated one. */
const keyed: ReadonlySet<string> = new Set([
  'executions.execute',
  'executions.stream',
  'batch.create',
  'mcp.call',
]);

function headerParameters({ id, stream }: Operation): unknown[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key again gives the same execution and calls nothing.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  };
  const lastEvent = {
    name: 'Last-Event-ID',
    in: 'header',
    description: 'The id of the last event that the caller has: what comes after it is told.',
    schema: { type: 'string' },
  };
  return [...(keyed.has(id) ? [key] : []), ...(stream === undefined ? [] : [lastEvent])];
}

function success(operation: Operation): Record<string, unknown> {
  const schema = jsonSchema(operation.data, 'output');
  if (operation.stream !== undefined) {
    return {
      description: 'Server-sent events; the data of each is one object of this schema.',
      content: { 'text/event-stream': { schema } },
    };
  }
  const body = operation.path.startsWith('/v2/')
    ? {
        type: 'object',
        required: ['success', 'data', ...(operation.meta ? ['meta'] : [])],
        properties: {
          success: { const: true },
          data: schema,
          ...(operation.meta && { meta: jsonSchema(operation.meta, 'output') }),
        },
      }
    : schema;
  return {
    description: operation.summary,
    content: {
      'application/json': { schema: body },
      ...(operation.event && {
        'text/event-stream': { schema: jsonSchema(operation.event, 'output') },
      }),
    },
  };
}

function failures(operation: Operation): Record<string, unknown> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set<ErrorCode>([...commonErrors, ...operation.errors])) {
    const { status } = errorCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const name = operation.path.startsWith('/v2/') ? 'Error' : 'PublicError';
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
      },
    ]),
  );
}

function failure(body: Schema): Record<string, unknown> {
  return {
    type: 'object',
    required: ['success', 'error'],
    properties: { success: { const: false }, error: jsonSchema(body, 'output') },
  };
}

function jsonSchema(schema: Schema, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { io, metadata: shared });
  return pointToComponents(rest) as Record<string, unknown>;
}

function sharedSchemas(): Record<string, unknown> {
  const { $defs = {} } = z.toJSONSchema(z.array(ServiceInputSchema), { metadata: shared });
  return pointToComponents($defs) as Record<string, unknown>;
}

/** What refers to itself cannot stand in its place: it is told once, among the components. */
function pointToComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointToComponents);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      key === '$ref' && typeof entry === 'string'
        ? entry.replace('#/$defs/', '#/components/schemas/')
        : pointToComponents(entry),
    ]),
  );
}
