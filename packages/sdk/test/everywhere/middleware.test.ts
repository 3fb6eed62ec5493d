import { NANDAClient, type Middleware } from '@nanda/sdk';
import { describe, expect, inject, test } from 'vitest';
import { playScript } from './support/play-script.js';

const health = {
  body: { status: 'healthy', version: '1.0.0', connections: { active: 0, max: 1 } },
};
const busy = { status: 503, headers: { 'retry-after-ms': '1' }, body: {} };

describe(inject('runtime'), () => {
  test('a middleware sees each sending, and may change what is sent', async () => {
    const { url: baseURL, requests } = await playScript(busy, health);
    const seen: unknown[] = [];
    const traced: Middleware = async (request, next, { operation, attempt }) => {
      const headers = new Headers(request.headers);
      headers.set('x-trace', `trace-${attempt}`);
      const response = await next(new Request(request, { headers }));
      seen.push([operation, attempt, response.status]);
      return response;
    };
    await new NANDAClient({ baseURL, middleware: [traced] }).health();
    expect(seen).toEqual([
      ['health', 1, 503],
      ['health', 2, 200],
    ]);
    const traces = (await requests()).map(({ headers }) => headers['x-trace']);
    expect(traces).toEqual(['trace-1', 'trace-2']);
  });

  test('a middleware may answer by itself', async () => {
    const cached: Middleware = () => Promise.resolve(Response.json(health.body));
    const baseURL = inject('otherSide').deadURL;
    const nanda = new NANDAClient({ baseURL, middleware: [cached] });
    expect(await nanda.health()).toMatchObject(health.body);
  });
});
