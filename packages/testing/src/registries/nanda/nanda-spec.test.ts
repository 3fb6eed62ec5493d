import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';
import { parse } from 'yaml';

import { makeNandaServer } from './make-nanda-server.js';
import { startFakeNandaRegistry } from './start-fake-nanda-registry.js';

// Beside the repository, not part of it.
const file = fileURLToPath(
  new URL('../../../../../../shared/registries/nanda-registry.api_spec.yaml', import.meta.url),
);
const isMissing = !existsSync(file);
if (isMissing) console.warn(`SKIPPED: the registry's API specification is not there (${file})`);

type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
};
type Specification = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
type Operation = {
  readonly responses: Readonly<
    Record<
      string,
      { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
    >
  >;
};

/** What the code sends and the specification lacks; everything else that is sent must stand in it. */
const known = {
  '/servers': ['data.url', 'data.documentation_url'],
  '/servers/{server_id}': [
    'usage_count',
    // Null for everybody but the owner.
    'owner_email',
    'is_active',
    'last_checked',
  ],
  '/discovery/search': ['data.url', 'data.documentation_url'],
  '/discovery/popular': ['data.url', 'data.documentation_url'],
  // Its code spells the pair in another way, and adds who it is for.
  '/auth/token': ['refresh', 'access', 'user'],
  '/auth/refresh': [],
};

test.skipIf(isMissing)(
  'what the fake sends stands in the specification of the registry',
  async () => {
    const specification = parse(readFileSync(file, 'utf8')) as Specification;
    const row = makeNandaServer({
      name: 'Weather',
      capabilities: [{ name: 'x', description: 'y', type: 'tool' }],
      usage_requirements: { authentication_required: false, authentication_type: 'none' },
    });
    await using fake = await startFakeNandaRegistry({ servers: [row] });
    const account = { email: 'ada@example.com', password: 'correct horse' };
    const requests: [path: keyof typeof known, url: string, body?: unknown][] = [
      ['/servers', 'servers/'],
      ['/servers/{server_id}', `servers/${String(row['id'])}/`],
      ['/discovery/search', 'discovery/search/?q=weather'],
      ['/discovery/popular', 'discovery/popular/'],
      ['/auth/token', 'auth/token/', account],
      ['/auth/refresh', 'auth/refresh/', { refresh_token: 'refresh-1' }],
    ];
    for (const [path, url, body] of requests) {
      const method = body === undefined ? 'get' : 'post';
      const operation = specification.paths[path]?.[method];
      expect(operation, path).toBeDefined();
      const init = body === undefined ? {} : { method, body: JSON.stringify(body) };
      const answer: unknown = await (await fetch(`${fake.url}/${url}`, init)).json();
      const schema = operation?.responses['200']?.content['application/json'].schema ?? {};
      expect(listUnknown(answer, { schema, specification }), path).toEqual(known[path]);
    }
  },
);

/** Members of an answer that its schema does not name. */
function listUnknown(
  value: unknown,
  { schema, specification }: { readonly schema: Schema; readonly specification: Specification },
): string[] {
  if (Array.isArray(value)) {
    const { items } = resolve(schema, specification);
    const found = value.flatMap((entry: unknown) =>
      listUnknown(entry, { schema: items ?? {}, specification }),
    );
    return [...new Set(found)];
  }
  if (typeof value !== 'object' || value === null) return [];
  const { properties } = resolve(schema, specification);
  if (properties === undefined) return [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const member = properties[name];
    if (member === undefined) return [name];
    return listUnknown(entry, { schema: member, specification }).map((inner) => `${name}.${inner}`);
  });
}

function resolve(schema: Schema, specification: Specification): Schema {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return resolve(specification.components.schemas[name] ?? {}, specification);
  }
  if (schema.allOf === undefined) return schema;
  const parts = schema.allOf.map((part) => resolve(part, specification).properties);
  return { properties: Object.assign({}, ...parts) as Readonly<Record<string, Schema>> };
}
