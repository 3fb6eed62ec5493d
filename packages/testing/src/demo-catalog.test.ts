import { expect, test } from 'vitest';

import { demoCatalog } from './demo-catalog.js';

const urls = {
  weatherUrl: 'http://127.0.0.1:1/mcp',
  coffeeUrl: 'http://127.0.0.1:2/mcp',
  analyticsUrl: 'http://127.0.0.1:3/mcp',
};

test('lists the three weather services of the transcript, in its order', () => {
  const found = demoCatalog(urls).filter(({ tags }) => tags.includes('weather'));
  expect(found.map(({ name, description }) => `${name} - ${description}`)).toEqual([
    'WeatherMCP - Real-time weather data',
    'ClimateAPI - Historical climate data',
    'WeatherAlerts - Severe weather alerts',
  ]);
  expect(found.every(({ tags }) => tags.includes('api'))).toBe(true);
});

test('the coffee service has the id of the samples', () => {
  const coffee = demoCatalog(urls).find(({ id }) => id === 'cf921f9b-136f-4be0-802c-bb7e19855e96');
  expect(coffee).toMatchObject({
    name: 'Coffee',
    category: 'business',
    endpoints: [{ url: urls.coffeeUrl, transport: 'http' }],
    auth: { type: 'none' },
  });
});

test('ids are distinct UUIDs, and what nobody serves is under .example', () => {
  const rows = demoCatalog({ ...urls, everythingUrl: 'http://127.0.0.1:4/mcp' });
  expect(rows).toHaveLength(6);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(6);
  const hosts = rows.flatMap(({ endpoints }) => endpoints.map(({ url }) => new URL(url).hostname));
  for (const host of hosts) expect(host).toMatch(/^127\.0\.0\.1$|\.example$/);
  for (const { id } of rows) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
