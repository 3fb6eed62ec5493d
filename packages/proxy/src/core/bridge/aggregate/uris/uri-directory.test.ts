import { expect, test } from 'vitest';
import { matchesTemplate, readTemplate } from './match-template.js';
import { prefixUri, readPrefix } from './prefix-uri.js';
import { createUriDirectory, type ListedUris } from './uri-directory.js';

function listed(alias: string, members: Partial<ListedUris>): ListedUris {
  return { connectionId: `id-${alias}`, alias, apps: [], resources: [], templates: [], ...members };
}

test.each([
  'https://a.example/x',
  'ui://app/view.html',
  'test://{+x}',
  'git+ssh://x',
  'no scheme',
  '',
])('a prefix of %s is taken off again', (uri) => {
  const prefixed = prefixUri(uri, { alias: 'notes' });
  expect(readPrefix(prefixed, { aliases: new Set(['notes']) })).toEqual({ alias: 'notes', uri });
  expect(prefixed.startsWith('ui://')).toBe(uri.startsWith('ui://'));
});

test.each([
  ['test://template/{id}/data', 'test://template/12/data', true],
  ['test://template/{id}/data', 'test://template/1/2/data', false],
  ['test://template/{id}/data', 'test://template/12/data/x', false],
  ['file:///{+path}', 'file:///a/b/c', true],
  ['x:{/a,b}/end', 'x:/1/2/end', true],
  ['x:list{?q,page}', 'x:list?q=1&page=2', true],
  ['x:list{?q,page}', 'x:list', true],
  ['x:{a}-{b}', 'x:1-2-3', true],
  ['x:{a}', 'y:1', false],
])('%s and %s: %s', (template, uri, fits) => {
  const pattern = readTemplate(template);
  expect(pattern !== undefined && matchesTemplate(uri, pattern, { steps: 10_000 })).toBe(fits);
});

test('a template that fixes no scheme would fit anything, and is not matched', () => {
  expect(readTemplate('{+uri}')).toBeUndefined();
  expect(readTemplate('{scheme}://x')).toBeUndefined();
});

test('a match takes no longer than both are long', () => {
  const pattern = readTemplate(`x:${'{+a}a'.repeat(30)}`);
  const budget = { steps: 1_000_000 };
  // Backtracking would not come to an end.
  expect(pattern && matchesTemplate(`x:${'a'.repeat(8000)}b`, pattern, budget)).toBe(false);
  expect(budget.steps).toBeGreaterThan(0);
});

test('a service with many templates does not make all of them be compared', () => {
  const templates = Array.from({ length: 1000 }, (_, index) => `x:${'{+a}a'.repeat(31)}${index}`);
  const uris = createUriDirectory([
    listed('many', { templates, resources: ['x:a'] }),
    listed('other', { templates: ['y:{a}'] }),
  ]);
  const budget = { steps: 100_000 };
  expect(uris.find(`x:${'a'.repeat(8000)}`, budget)).toBeUndefined();
  expect(budget.steps).toBeGreaterThan(-1_000_000);
  // What is left is shared by all that are looked for in one go; what is listed needs none of it.
  expect(uris.find('y:1', budget)).toBeUndefined();
  expect(uris.find('many+y:1', budget)).toBeUndefined();
  expect(uris.find('x:a', budget)?.connectionId).toBe('id-many');
  expect(uris.find('y:1')?.connectionId).toBe('id-other');
});

test('the first that lists a URI has it as it is, the others with their prefix', () => {
  const uris = createUriDirectory([
    listed('one', { resources: ['x:a', 'x:b'] }),
    listed('two', { resources: ['x:b', 'x:c'] }),
  ]);
  const show = (connectionId: string, uri: string): string =>
    uris.showListed({ connectionId, uri });
  expect([show('id-one', 'x:b'), show('id-two', 'x:b'), show('id-two', 'x:c')]).toEqual([
    'x:b',
    'two+x:b',
    'x:c',
  ]);
  expect(uris.find('x:b')).toEqual({ connectionId: 'id-one', uri: 'x:b' });
  expect(uris.find('two+x:b')).toEqual({ connectionId: 'id-two', uri: 'x:b' });
  expect(uris.find('x:unknown')).toBeUndefined();
});

test('what looks as if it had a prefix gets one', () => {
  const uris = createUriDirectory([
    listed('one', { resources: ['git+ssh://x'] }),
    listed('git', { resources: ['ssh://x'] }),
  ]);
  const shown = uris.showListed({ connectionId: 'id-one', uri: 'git+ssh://x' });
  expect(shown).toBe('one+git+ssh://x');
  expect(uris.find(shown)).toEqual({ connectionId: 'id-one', uri: 'git+ssh://x' });
  expect(uris.find('git+ssh://x')).toEqual({ connectionId: 'id-git', uri: 'ssh://x' });
});

test('the apps of tools come before what others list', () => {
  const uris = createUriDirectory([
    listed('one', { resources: ['ui://app'] }),
    listed('two', { apps: ['ui://app'], resources: ['ui://app'] }),
  ]);
  expect(uris.showListed({ connectionId: 'id-two', uri: 'ui://app' })).toBe('ui://app');
  expect(uris.showListed({ connectionId: 'id-one', uri: 'ui://app' })).toBe('ui://one+app');
  expect(uris.find('ui://one+app')).toEqual({ connectionId: 'id-one', uri: 'ui://app' });
});

test('of templates that fit, the one that says more has it', () => {
  const uris = createUriDirectory([
    listed('one', { templates: ['x://{+rest}'] }),
    listed('two', { templates: ['x://two/{id}', 'x://{+rest}'] }),
  ]);
  expect(uris.find('x://two/1')?.connectionId).toBe('id-two');
  expect(uris.find('x://three/1')?.connectionId).toBe('id-one');
  expect(uris.find('two+x://three/1')).toEqual({ connectionId: 'id-two', uri: 'x://three/1' });
  expect(uris.showTemplate({ connectionId: 'id-two', uri: 'x://{+rest}' })).toBe('two+x://{+rest}');
  expect(uris.findTemplate('two+x://{+rest}')).toEqual({
    connectionId: 'id-two',
    uri: 'x://{+rest}',
  });
});
