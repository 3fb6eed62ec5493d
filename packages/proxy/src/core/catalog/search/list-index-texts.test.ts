import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { listIndexTexts } from './list-index-texts.js';

test('every field is found by its own words, and by the parts of its compound ones', () => {
  const texts = listIndexTexts(
    makeRecord({
      id: '1',
      name: 'io.github.acme/weather-server',
      title: 'ClimateAPI',
      description: 'Café, real-time',
      tags: ['sun', 'rain'],
      category: 'data',
      tools: [{ name: 'getForecast', description: 'not this' }, { name: 'list_cities' }],
    }),
  );
  expect(texts).toMatchObject({
    name: 'weather-server',
    title: 'ClimateAPI Climate API',
    tags: 'sun rain data',
    tools: 'getForecast list cities get Forecast',
    description: 'Café real time',
  });
});

test('its publisher is who names it and where it lies, without what everybody’s address has', () => {
  const { publisher, name } = listIndexTexts(
    makeRecord({
      id: '1',
      name: 'io.github.acme/weather',
      publisher: 'Acme Corp',
      endpoints: [{ url: 'https://mcp.sunshine.com/v1/mcp' }],
      repository: 'https://github.com/someone/sky',
    }),
  );
  expect(publisher.split(' ').map((word) => word.toLowerCase())).toEqual(
    expect.arrayContaining(['acme', 'corp', 'sunshine', 'someone', 'sky']),
  );
  for (const word of ['https', 'github', 'com', 'io', 'mcp', 'v1']) {
    expect(publisher.toLowerCase().split(' ')).not.toContain(word);
  }
  expect(name).toBe('weather');
});

test('what is not there is an empty text', () => {
  expect(listIndexTexts(makeRecord({ id: '1', name: 'a', endpoints: [] }))).toEqual({
    name: 'a',
    title: '',
    tags: '',
    publisher: '',
    tools: '',
    description: '',
  });
});
