import { expect, test } from 'vitest';
import { formatRegistrySpec } from './format-registry-spec.js';
import { parseRegistrySpec } from './parse-registry-spec.js';
import { RegistrySpecError } from './registry-spec-error.js';
import type { RegistrySpec } from './registry-spec.js';

const specs: [text: string, spec: RegistrySpec][] = [
  ['nanda', { type: 'nanda' }],
  ['nanda:https://own.example', { type: 'nanda', url: 'https://own.example' }],
  ['mcp-registry', { type: 'mcp-registry' }],
  [
    'mcp-registry:http://127.0.0.1:8080/prefix',
    { type: 'mcp-registry', url: 'http://127.0.0.1:8080/prefix' },
  ],
  [
    'mcp-registry:https://me:pw@own.example',
    { type: 'mcp-registry', url: 'https://me:pw@own.example' },
  ],
  ['nanda-index', { type: 'nanda-index' }],
  ['nanda-index:https://own.example/', { type: 'nanda-index', url: 'https://own.example/' }],
  ['file:./catalog.json', { type: 'file', path: './catalog.json' }],
  ['file:~/catalog.jsonl', { type: 'file', path: '~/catalog.jsonl' }],
  ['file:/a b/catalog', { type: 'file', path: '/a b/catalog' }],
  ['file:C:\\lists\\catalog.json', { type: 'file', path: 'C:\\lists\\catalog.json' }],
  ['file:///a/catalog.yaml', { type: 'file', path: 'file:///a/catalog.yaml' }],
  ['file:https://own.example/list', { type: 'file', path: 'https://own.example/list' }],
  ['clients', { type: 'clients' }],
  ['samples', { type: 'samples' }],
  ['none', { type: 'none' }],
];

test.each(specs)('%s is read, and written again', (text, spec) => {
  expect(parseRegistrySpec(text)).toEqual(spec);
  expect(parseRegistrySpec(`  ${text}\n`)).toEqual(spec);
  expect(formatRegistrySpec(spec)).toBe(text);
});

test.each(['json', 'jsonl', 'ndjson', 'yaml', 'yml', 'JSON', 'json.gz'])(
  'the URL of a .%s file needs no prefix',
  (ending) => {
    const path = `https://own.example/list.${ending}?x=1`;
    expect(parseRegistrySpec(path)).toEqual({ type: 'file', path });
  },
);

test.each([
  ['', /^A registry has no name\.$/, /^It is one of nanda, /, undefined],
  ['nnada', /^"nnada" is not a registry\.$/, /^Did you mean nanda\? /, 'nanda'],
  ['Samples', /not a registry/, /Did you mean samples\?/, 'samples'],
  ['mcp_registry', /not a registry/, /Did you mean mcp-registry\?/, 'mcp-registry'],
  [
    'mcpregistry:https://x.example',
    /not a registry/,
    /mcp-registry:https/,
    'mcp-registry:https://x.example',
  ],
  ['./list.json', /not a registry/, /Did you mean file:\.\/list\.json\?/, 'file:./list.json'],
  ['C:\\list.json', /not a registry/, /file:C:/, 'file:C:\\list.json'],
  ['weather', /not a registry/, /^It is one of nanda, /, undefined],
  ['samples:x', /not a registry/, /It is one of nanda, /, undefined],
  ['file:', /names no file/, /file:\.\/catalog\.json/, undefined],
  ['nanda:', /is not the address/, /nanda:https:\/\/registry\.example\.com/, undefined],
  [
    'nanda:own.example/x',
    /"own\.example\/x" is not the address/,
    /begins with its protocol/,
    'nanda:https://own.example/x',
  ],
  ['nanda-index:ftp://own.example', /is not the address/, /looks like this/, undefined],
  ['file:https://', /is not the address/, /file:https:/, undefined],
  [
    'https://registry.example',
    /"https:\/\/registry\.example" does not say what kind/,
    /nanda:, mcp-registry:, nanda-index:, file:, as in mcp-registry:https:\/\/registry\.example/,
    undefined,
  ],
])('%j is refused with what to write', (text, message, hint, suggestion) => {
  let failure: unknown;
  try {
    parseRegistrySpec(text);
  } catch (error) {
    failure = error;
  }
  expect(failure).toBeInstanceOf(RegistrySpecError);
  expect(failure).toMatchObject({
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
    suggestion,
  });
});

test.each(['https://me:s3cret@x.example', 'nnada:https://me:s3cret@x.example?key=s3cret'])(
  'what is refused is not repeated with its credentials: %s',
  (text) => {
    expect(() => parseRegistrySpec(text)).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('s3cret'),
        hint: expect.not.stringContaining('s3cret'),
      }),
    );
  },
);
