import { operationFacts } from '@nanda/protocol/facts';
import { buildOpenApi } from '@nanda/protocol/openapi';
import type { GenerateInput } from './generate-input.js';
import { inlineSchema } from './inline-schema.js';
import { isMembers } from './members.js';
import { nameMethods } from './name-methods.js';
import { printJson } from './print-json.js';
import { stripHidden } from './strip-hidden.js';

const { path: executePath } = operationFacts['executions.execute'];

/** An OpenAPI 3.1 document with a path for each tool, as the proxy serves it, its parameters and its result described. */
export function generateOpenApi({ services: [service], header }: GenerateInput): string {
  if (service === undefined) return '';
  const whole = buildOpenApi({ version: '2' });
  const execute = whole.paths[executePath]?.['post'] as ExecuteOperation;
  const schemas: Record<string, unknown> = {
    Error: (whole.components['schemas'] as Record<string, unknown>)['Error'],
  };
  const used = new Set(['Error']);
  const paths: Record<string, unknown> = {};
  const methods = nameMethods(service.tools.map(({ name }) => name));
  for (const tool of service.tools) {
    if (!tool.name.isWellFormed()) continue;
    const operationId = uniqueName(methods.get(tool.name) ?? 'tool', used);
    const schemaOf = (schema: unknown, ending: string) =>
      inlineSchema(schema, {
        nameRecursive: createNaming(operationId + ending, { schemas, used }),
      });
    const path = executePath.replace('{toolName}', () => encodeURIComponent(tool.name));
    paths[path] = {
      post: {
        operationId,
        summary: lineOf(tool.title ?? tool.name),
        ...(tool.description && { description: stripHidden(tool.description) }),
        tags: [lineOf(service.alias ?? service.name)],
        parameters: [
          {
            name: 'connectionId',
            in: 'path',
            required: true,
            description: `A connection with ${lineOf(service.name)}: POST /v2/services/${encodeURIComponent(service.id)}/connect makes one.`,
            schema: { type: 'string' },
          },
          ...execute.parameters.filter((parameter) => parameter.in === 'header'),
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: withMember(execute.requestBody.content['application/json'].schema, {
                name: 'parameters',
                schema: asObject(schemaOf(tool.inputSchema, 'Parameters')),
              }),
            },
          },
        },
        responses: Object.fromEntries(
          Object.entries(execute.responses).map(([status, response]) => [
            status,
            status.startsWith('2') && tool.outputSchema !== undefined
              ? withResult(response, schemaOf(tool.outputSchema, 'Output'))
              : { $ref: `#/components/responses/Status${status}` },
          ]),
        ),
      },
    };
  }
  const document = {
    openapi: '3.1.0',
    info: {
      title: `The tools of ${lineOf(service.alias ?? service.name)}`,
      version: '1',
      description: `${header}\n\nServed by a NANDA proxy. Names and descriptions of tools are the service's own words.`,
    },
    servers: [{ url: 'http://127.0.0.1:3000', description: 'nanda serve' }],
    security: [{}, { token: [] }, { client: [] }],
    paths,
    components: {
      schemas,
      responses: Object.fromEntries(
        Object.entries(execute.responses).map(([status, response]) => [
          `Status${status}`,
          response,
        ]),
      ),
      securitySchemes: whole.components['securitySchemes'],
    },
  };
  return `${printJson(document, { indent: 2 })}\n`;
}

/** What is read of the operation that all of these are. */
interface ExecuteOperation {
  readonly parameters: readonly { readonly in: string }[];
  readonly requestBody: {
    readonly content: { readonly 'application/json': { readonly schema: unknown } };
  };
  readonly responses: Readonly<Record<string, unknown>>;
}

function uniqueName(wanted: string, used: Set<string>): string {
  let name = wanted;
  for (let count = 2; used.has(name); count += 1) name = `${wanted}_${count}`;
  used.add(name);
  return name;
}

/** Puts schemas that contain themselves among the components, each once. */
function createNaming(
  prefix: string,
  { schemas, used }: { readonly schemas: Record<string, unknown>; readonly used: Set<string> },
): (target: object, define: () => unknown) => string {
  const names = new Map<object, string>();
  return (target, define) => {
    const known = names.get(target);
    const name = known ?? uniqueName(prefix, used);
    if (known === undefined) {
      names.set(target, name);
      schemas[name] = define();
    }
    return `#/components/schemas/${name}`;
  };
}

/** Parameters are an object by the protocol. */
function asObject(schema: unknown): unknown {
  if (!isMembers(schema)) return { type: 'object' };
  return schema['type'] === 'object' || schema['$ref'] !== undefined
    ? schema
    : { ...schema, type: 'object' };
}

function withMember(
  schema: unknown,
  { name, schema: member }: { readonly name: string; readonly schema: unknown },
): unknown {
  const { properties } = schema as { properties?: object };
  const { required } = member as { required?: readonly string[] };
  return {
    ...(schema as object),
    properties: { ...properties, [name]: member },
    ...(required !== undefined && required.length > 0 && { required: [name] }),
  };
}

/** The answer of the proxy, its `data.result.structuredContent` described. */
function withResult(response: unknown, output: unknown): unknown {
  const at = [
    'content',
    'application/json',
    'schema',
    'properties',
    'data',
    'properties',
    'result',
    'properties',
  ];
  const replace = (value: unknown, [step, ...rest]: readonly string[]): unknown => {
    const members = (value ?? {}) as Record<string, unknown>;
    if (step === undefined) return { ...members, structuredContent: output };
    return { ...members, [step]: replace(members[step], rest) };
  };
  return replace(response, at);
}

function lineOf(text: string): string {
  return stripHidden(text).replaceAll(/\s+/g, ' ').trim();
}
