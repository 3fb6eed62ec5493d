import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeMcpServer, startFakeMcpRegistry } from '@nanda/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

// Beside the repository, not part of it.
const path = fileURLToPath(
  new URL('../../../../../../shared/registries/mcp-registry.openapi.yaml', import.meta.url),
);
const isMissing = !existsSync(path);
if (isMissing) console.warn(`SKIPPED: the registry's OpenAPI file is not there (${path})`);

interface Specification {
  readonly paths: Record<string, { get?: { parameters: { name: string }[] } }>;
  readonly components: object;
}

test.skipIf(isMissing)('the fake answers as the specification of the registry says', async () => {
  const { paths, components } = parse(readFileSync(path, 'utf8')) as Specification;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'https://spec.invalid/', components });
  const versions = ['1.0.0', '1.1.0'].map((version) => makeMcpServer({ version }));
  await using fake = await startFakeMcpRegistry({ servers: versions });

  const known = paths['/v0.1/servers']?.get?.parameters.map(({ name }) => name);
  expect(known?.toSorted()).toEqual([
    'cursor',
    'include_deleted',
    'limit',
    'search',
    'updated_since',
    'version',
  ]);
  const answers = [
    ['/v0.1/servers', '/v0.1/servers?limit=1', 'ServerList'],
    ['/v0.1/servers', '/v0.1/servers?updated_since=2025-01-01T00:00:00Z', 'ServerList'],
    [
      '/v0.1/servers/{serverName}/versions',
      '/v0.1/servers/com.example%2Fweather/versions',
      'ServerList',
    ],
    [
      '/v0.1/servers/{serverName}/versions/{version}',
      '/v0.1/servers/com.example%2Fweather/versions/1.0.0',
      'ServerResponse',
    ],
    [
      '/v0.1/servers/{serverName}/versions/{version}',
      '/v0.1/servers/com.example%2Fweather/versions/latest',
      'ServerResponse',
    ],
  ] as const;
  for (const [template, url, schema] of answers) {
    expect(paths[template]?.get, template).toBeDefined();
    const response = await fetch(`${fake.url}${url}`);
    expect(response.status, url).toBe(200);
    const isValid = ajv.validate(
      { $ref: `https://spec.invalid/#/components/schemas/${schema}` },
      await response.json(),
    );
    expect(ajv.errors ?? [], url).toEqual([]);
    expect(isValid).toBe(true);
  }
  // What the specification does not have, the fake does not have either.
  expect(paths['/v0.1/servers/{serverName}']).toBeUndefined();
  expect((await fetch(`${fake.url}/v0.1/servers/com.example%2Fweather`)).status).toBe(404);
});
