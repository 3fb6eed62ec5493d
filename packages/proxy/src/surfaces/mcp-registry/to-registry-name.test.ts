import { expect, test } from 'vitest';
import { readServiceId } from './read-service-id.js';
import { toRegistryName } from './to-registry-name.js';

const pattern = /^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/;
const uuid = '0b5c1c3e-6a53-8c52-9d5e-b7b3f2a1c0de';

test.each([
  ['a name of that form stays', 'x', 'com.example/weather', 'com.example/weather'],
  ['a plain name', uuid, 'Weather Service', `local.nanda/weather-service.${uuid}`],
  ['two slashes', uuid, '@acme/tools/Rain', `local.nanda/rain.${uuid}`],
  ['a scope of npm', uuid, '@acme/rain', `local.nanda/rain.${uuid}`],
  ['marks', uuid, 'Café.Über', `local.nanda/cafe-uber.${uuid}`],
  ['nothing that could be written', uuid, '天気', `local.nanda/service.${uuid}`],
  ['a name that is our own', 'a', 'local.nanda/rain.b', 'local.nanda/rain.a'],
  ['one that only looks like it', 'a', 'LOCAL.nanda/rain', 'local.nanda/rain.a'],
  ['an id with a dot', 'a.b', 'Rain', 'local.nanda/rain.b.YS5i'],
  ['an id of other letters', '天気', 'Rain', 'local.nanda/rain.b.5aSp5rCX'],
  ['an id that starts as a code does', 'b', 'Rain', 'local.nanda/rain.b'],
])('%s', (_, id, name, expected) => {
  const made = toRegistryName({ id, name });
  expect(made).toBe(expected);
  expect(made).toMatch(pattern);
  expect(readServiceId(made)).toBe(made === name ? undefined : id);
});

test.each([
  ['a long name', uuid, `${'very '.repeat(60)}long`],
  ['a long name of the right form', uuid, `com.example/${'x'.repeat(200)}`],
  ['a long id', 'x'.repeat(140), 'n'.repeat(300)],
])('%s does not become too long, and leads back', (_, id, name) => {
  const made = toRegistryName({ id, name });
  expect(made.length).toBeLessThanOrEqual(200);
  expect(made).toMatch(pattern);
  expect(readServiceId(made)).toBe(id);
});

test('ids that a name has no room for stay apart by their hash, and are looked for by the name', () => {
  const ids = ['x'.repeat(141), `${'x'.repeat(140)}y`, 'ü'.repeat(300), 'broken \uD800'];
  const made = ids.map((id) => toRegistryName({ id, name: 'Rain' }));
  expect(new Set(made).size).toBe(ids.length);
  for (const name of made) {
    expect(name).toMatch(/^local\.nanda\/rain\.h\.[0-9a-f]{40}$/);
    expect(readServiceId(name)).toBeUndefined();
  }
});
