import { createWeatherServer, startHttpService, type HttpServiceOptions } from '@nanda/testing';
import { describe, expect, test } from 'vitest';

import { answerWith } from './testing/answer-with.fixture.js';
import { beginStream } from './testing/begin-stream.fixture.js';
import { callOf } from './testing/call-of.fixture.js';
import { eventOf } from './testing/event-of.fixture.js';
import { useUpstreams } from './testing/use-upstreams.fixture.js';

const { open, serve } = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

describe('a page that has to be visited first (-32042)', () => {
  const visit = { mode: 'url', elicitationId: 'e-1', url: 'https://page.example/', message: 'go' };
  const script = async (told: 'before' | 'after' | 'never', times = 1) => {
    let asked = 0;
    let announcements: { write(text: string): void } | undefined;
    const service = await serve('legacy', ({ request, rpcMethod, response, id }) => {
      if (request.method === 'GET') {
        announcements = response;
        return beginStream(response);
      }
      if (rpcMethod !== 'tools/call') return false;
      asked += 1;
      if (asked > times) return answerWith(response, { id, result: { content: [], asked } });
      const error = { code: -32_042, message: 'visit', data: { elicitations: [visit] } };
      const complete = {
        method: 'notifications/elicitation/complete',
        params: { elicitationId: 'e-1' },
      };
      if (told === 'before')
        return beginStream(response, eventOf(complete), eventOf({ id, error }));
      answerWith(response, { id, error });
      if (told === 'after') announcements?.write(eventOf(complete));
      return true;
    });
    const session = await open(service.url, { clientCapabilities: ['elicitation'] });
    return { service, session, asked: () => asked };
  };

  test('once it is done with, the call is made again', async () => {
    const { session } = await script('after', 3);
    const params: unknown[] = [];
    const result = await session.callTool(
      callOf({
        onInput: async (request) => {
          params.push(request.params);
          return { action: 'accept' };
        },
      }),
    );
    expect(result).toMatchObject({ asked: 4 });
    // Whoever has said yes to a page is not asked for it again.
    expect(params).toEqual([visit]);
  });

  test('that it was done with before the error came is no less true', async () => {
    const { session, asked } = await script('before', 2);
    const signal = AbortSignal.timeout(5000);
    await session.callTool(callOf({ signal, onInput: async () => ({ action: 'accept' }) }));
    expect(asked()).toBe(3);
  });

  test.each([
    [[], /connect with `clientCapabilities` that name `elicitation`/],
    [['elicitation'], /call again, and accept/],
  ] as const)(
    'where %j was declared, it is said what to do',
    async (clientCapabilities, advice) => {
      const { service } = await script('never');
      const session = await open(service.url, { clientCapabilities });
      await expect(
        session.callTool(callOf({ onInput: async () => ({ action: 'decline' }) })),
      ).rejects.toMatchObject({ message: expect.stringMatching(advice) as string });
    },
  );

  test('no more than eight times', async () => {
    const { session, asked } = await script('after', 100);
    await expect(
      session.callTool(callOf({ onInput: async () => ({ action: 'accept' }) })),
    ).rejects.toMatchObject({ code: 'UPSTREAM_ERROR', details: { rpc: { code: -32_042 } } });
    expect(asked()).toBe(9);
  });

  test.each(['decline', 'cancel'])('%s gives the error of the service back', async (action) => {
    const { session, asked } = await script('never');
    await expect(
      session.callTool(callOf({ onInput: async () => ({ action }) })),
    ).rejects.toMatchObject({ code: 'UPSTREAM_ERROR', details: { rpc: { code: -32_042 } } });
    expect(asked()).toBe(1);
  });
});
