import type { ServicePackage } from '@nanda/protocol';
import { expect, test } from 'vitest';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { cutText } from './cut-text.js';
import { toRegistryVersion } from './to-registry-version.js';
import { toServerJson } from './to-server-json.js';
import { toUri } from './to-uri.js';

function record(given: Partial<ServiceRecord> = {}): ServiceRecord {
  return {
    id: 'a',
    name: 'com.example/weather',
    description: 'Forecasts',
    version: '1.0.0',
    tags: [],
    endpoints: [],
    auth: { kind: 'none' },
    tools: [],
    capabilities: [],
    popularity: 0,
    source: { registry: 'test', id: 'a' },
    trust: 'registry',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...given,
  };
}

test.each([
  ['http', 'https://a.example/mcp', 'streamable-http'],
  ['sse', 'https://a.example/mcp', 'sse'],
  [undefined, 'https://a.example/mcp', 'streamable-http'],
  [undefined, 'https://a.example/sse', 'sse'],
  [undefined, 'https://a.example/sse/?key=1', 'sse'],
  [undefined, 'https://a.example/ssense', 'streamable-http'],
] as const)('transport %s at %s is told as %s', (transport, url, type) => {
  const endpoints = [{ url, ...(transport && { transport }) }];
  expect(toServerJson(record({ endpoints })).remotes).toEqual([{ type, url }]);
});

test.each([
  [{ url: 'wss://a.example/mcp', transport: 'websocket' }],
  [{ url: 'wss://a.example/mcp' }],
  [{ url: '{base}/mcp' }],
] as const)('%j has no word in server.json', (endpoint) => {
  expect(toServerJson(record({ endpoints: [endpoint] }))).not.toHaveProperty('remotes');
});

test('headers and variables come back as they were, without the value of a secret', () => {
  const endpoint = {
    url: 'https://{tenant}.example/mcp',
    transport: 'http' as const,
    headers: [
      {
        name: 'Authorization',
        isRequired: true,
        isSecret: true,
        value: 'Bearer {token}',
        variables: [{ name: 'token', isSecret: true, placeholder: 'YOUR_TOKEN', default: 'leak' }],
      },
      { name: 'X-Key', isSecret: true, value: 'leak', default: 'leak', choices: ['leak'] },
      { name: 'X-Region', value: 'eu', choices: ['eu', 'us'], format: 'string' as const },
    ],
    variables: [{ name: 'tenant', isRequired: true, description: 'Yours', default: 'acme' }],
  };
  const server = toServerJson(record({ endpoints: [endpoint] }));
  expect(JSON.stringify(server)).not.toContain('leak');
  expect(server.remotes).toEqual([
    {
      type: 'streamable-http',
      url: 'https://{tenant}.example/mcp',
      headers: [
        {
          name: 'Authorization',
          isRequired: true,
          isSecret: true,
          value: 'Bearer {token}',
          variables: { token: { isSecret: true, placeholder: 'YOUR_TOKEN' } },
        },
        { name: 'X-Key', isSecret: true },
        { name: 'X-Region', value: 'eu', choices: ['eu', 'us'], format: 'string' },
      ],
      variables: { tenant: { isRequired: true, description: 'Yours', default: 'acme' } },
    },
  ]);
});

test('packages', () => {
  const packages: ServicePackage[] = [
    {
      registryType: 'npm',
      identifier: '@example/weather',
      version: '^1.0.0',
      runtimeHint: 'npx',
      transport: 'stdio',
      runtimeArguments: [{ kind: 'named', name: '--yes' }],
      packageArguments: [{ kind: 'positional', name: 'directory', isRepeated: true }],
      environmentVariables: [{ name: 'KEY', isSecret: true, isRequired: true }],
    },
    {
      registryType: 'oci',
      identifier: 'example/weather',
      version: '1.0.0',
      transport: 'http',
      url: 'http://localhost:{port}/mcp',
    },
    { registryType: 'pypi', identifier: 'weather', transport: 'sse' },
    { registryType: 'pypi', identifier: 'weather', transport: 'websocket', url: 'ws://localhost' },
  ];
  expect(toServerJson(record({ packages })).packages).toEqual([
    {
      registryType: 'npm',
      identifier: '@example/weather',
      runtimeHint: 'npx',
      transport: { type: 'stdio' },
      runtimeArguments: [{ type: 'named', name: '--yes' }],
      packageArguments: [{ type: 'positional', valueHint: 'directory', isRepeated: true }],
      environmentVariables: [{ name: 'KEY', isSecret: true, isRequired: true }],
    },
    {
      registryType: 'oci',
      identifier: 'example/weather',
      version: '1.0.0',
      transport: { type: 'streamable-http', url: 'http://localhost:{port}/mcp' },
    },
  ]);
});

test('a name that had to be made leaves the title to the real one, and a description is always there', () => {
  expect(toServerJson(record({ name: 'Weather!', description: '' }))).toMatchObject({
    name: 'local.nanda/weather.a',
    title: 'Weather!',
    description: 'Weather!',
  });
  expect(toServerJson(record())).not.toHaveProperty('title');
});

test.each([
  ['https://github.com/a/b', { url: 'https://github.com/a/b', source: 'github' }],
  ['https://www.gitlab.com/a', { url: 'https://www.gitlab.com/a', source: 'gitlab' }],
  ['https://git.example/a', { url: 'https://git.example/a', source: 'git.example' }],
  ['git@github.com:a/b.git', undefined],
])('repository %s', (repository, expected) => {
  expect(toServerJson(record({ repository })).repository).toEqual(expected);
});

test('the folder of a repository', () => {
  const given = { repository: 'https://github.com/a/b', repositoryFolder: 'src/c' };
  expect(toServerJson(record(given)).repository).toMatchObject({ subfolder: 'src/c' });
});

test.each([
  ['1.0.2', '1.0.2'],
  ['2025.1-beta+x', '2025.1-beta+x'],
  ['experimental', 'experimental'],
  ...[undefined, '', 'latest', '^1.2.3', '~1', '>=1.2', '1.x', '1.*', '*', '1 - 2', '1 || 2'].map(
    (version) => [version, '0.0.0-unknown'],
  ),
])('version %s is told as %s', (version, expected) => {
  expect(toRegistryVersion(version)).toBe(expected);
});

test.each([
  ['short', 'short'],
  ['  two\n lines ', 'two lines'],
  ['aaaa bbbb, cccc', 'aaaa bbbb…'],
  ['aaaaa bbbbcccc', 'aaaaa…'],
  ['aa bbbbbbbbbb', 'aa bbbbbb…'],
  ['aaaaaaaaaaaaaaaa', 'aaaaaaaaa…'],
  ['🌧️🌧️🌧️🌧️🌧️', '🌧️🌧️🌧️🌧️🌧️'],
])('%j is cut to %j', (text, expected) => {
  expect(cutText(text, { maximum: 10 })).toBe(expected);
});

test.each([
  ['https://a.example', 'https://a.example/'],
  ['https://a.example/{x}|y?q=[1]^#a#b', 'https://a.example/%7Bx%7D%7Cy?q=%5B1%5D%5E#a%23b'],
  ['https://a.example/100%/ü', 'https://a.example/100%25/%C3%BC'],
  ['javascript:alert(1)', undefined],
  ['nothing', undefined],
])('%s as a URI is %s', (text, expected) => {
  expect(toUri(text)).toBe(expected);
});
