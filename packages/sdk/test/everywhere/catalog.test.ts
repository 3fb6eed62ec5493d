import { describe, expect, inject, test } from 'vitest';
import { createClient } from './support/create-client.js';

describe(inject('runtime'), () => {
  const nanda = createClient();

  test('a search gives services with what is known of the whole', async () => {
    const services = await nanda.services.search({ query: 'coffee' });
    expect(services[0]).toMatchObject({
      name: 'coffee',
      category: 'business',
      tags: ['coffee', 'shop'],
    });
    expect(services.meta.facets.category).toContainEqual({ value: 'business', count: 1 });
  });

  test('a list that is iterated goes from page to page', async () => {
    const names: string[] = [];
    for await (const { name } of nanda.services.list({ limit: 1 })) names.push(name);
    const all = ['analytics', 'coffee', 'interactive', 'protected', 'weather'];
    expect(names.toSorted()).toEqual(all);
  });

  test('a page tells whether there is another one', async () => {
    const first = await nanda.services.list({ limit: 3 });
    expect([first.length, first.hasNextPage()]).toEqual([3, true]);
    const second = await first.getNextPage();
    expect([second.length, second.hasNextPage()]).toEqual([2, false]);
  });

  test('the tools of a service have their schemas', async () => {
    const tools = await nanda.services.getTools('weather');
    expect(tools.map(({ name }) => name)).toEqual([
      'getCurrentWeather',
      'getForecast',
      'getAlerts',
    ]);
    expect(tools[0]?.inputSchema).toMatchObject({ type: 'object', required: ['location'] });
  });
});
