import { inspect } from 'node:util';

import { createWeatherServer, startHttpService } from '@nanda/testing';
import { describe, expect, test, vi } from 'vitest';

import { callOf } from './testing/call-of.fixture.js';
import { relayOf } from './testing/relay-of.fixture.js';
import { useUpstreams } from './testing/use-upstreams.fixture.js';

const { keep, open } = useUpstreams(startHttpService);

const signature = `0x${'5e'.repeat(65)}`;
const token = 'sekrit-of-one-call';

/** Says all that it was sent, first as progress and in its log, then as its refusal or its result. */
function echo(how: 'refusal' | 'result') {
  const service = startHttpService({
    createServer: () => createWeatherServer(),
    eras: ['legacy'],
    intercept: ({ request, response, rpcMethod, body }) => {
      if (rpcMethod !== 'tools/call') return false;
      const { id, params } = body as { id: string; params: { _meta: { progressToken: string } } };
      const said = JSON.stringify([request.headers, body]);
      const { progressToken } = params._meta;
      const answer =
        how === 'refusal'
          ? { error: { code: -32_000, message: said, data: { said } } }
          : { result: { content: [{ type: 'text', text: said }] } };
      const messages = [
        {
          method: 'notifications/progress',
          params: { progressToken, progress: 1, message: said.slice(0, 3000) },
        },
        { method: 'notifications/message', params: { level: 'info', data: { [said]: said } } },
        { id, ...answer },
      ];
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const message of messages) {
        response.write(`data: ${JSON.stringify({ jsonrpc: '2.0', ...message })}\n\n`);
      }
      response.end();
      return true;
    },
  });
  return keep(service);
}

const secrets = {
  'a token': { headers: { Authorization: `Bearer ${token}` } },
  'a token in a field of its own': { headers: { 'X-Own': token } },
  'a proof': { parameters: { __evmauth: { challenge: {}, signature } } },
  'a proof as text': { parameters: { __evmauth: JSON.stringify({ signature }) } },
};

describe.each(Object.entries(secrets))('%s of one call', (_, given) => {
  test('is not repeated in progress, log and refusal', async () => {
    const { url } = await echo('refusal');
    const session = await open(url);
    const onProgress = vi.fn();
    const onLog = vi.fn();
    const failure: unknown = await session
      .callTool(callOf({ ...given, onProgress, onLog }))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'UPSTREAM_ERROR' });
    expect(onProgress).toHaveBeenCalled();
    expect(onLog).toHaveBeenCalled();
    const told = inspect([failure, onProgress.mock.calls, onLog.mock.calls], {
      depth: 20,
      maxStringLength: null,
    });
    expect(told).toContain('[redacted]');
    expect(told).not.toContain(token);
    expect(told).not.toContain(signature);
  });

  test('stays in the result as it came', async () => {
    const { url } = await echo('result');
    const { content } = await (await open(url)).callTool(callOf(given));
    expect(JSON.stringify(content)).toContain('headers' in given ? token : signature);
  });
});

test('credentials of one relayed request are sent, and are not repeated', async () => {
  const { url } = await echo('refusal');
  const session = await open(url, { credentials: { type: 'bearer', token: 'of-the-session' } });
  const onNotification = vi.fn();
  const answer = await session.relay(
    relayOf('tools/call', {
      params: { name: 'any', arguments: {} },
      wantsProgress: true,
      credentials: { authorization: `Bearer ${token}` },
      onNotification,
    }),
  );
  const told = JSON.stringify([answer, onNotification.mock.calls]);
  expect(told).toContain('[redacted]');
  expect(told).not.toContain(token);
  expect(told).not.toContain('of-the-session');
});
