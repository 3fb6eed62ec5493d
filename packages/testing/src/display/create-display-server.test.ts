import { describe, expect, test } from 'vitest';

import { connectClient } from '../../test/connect-client.js';
import { startHttpService } from '../start-http-service.js';
import { waitFor } from '../wait-for.js';
import { createDisplayServer, type HeldCall } from './create-display-server.js';

describe.each(['legacy', 'modern'] as const)('in the %s era', (era) => {
  test('gives the same every time: text, a structure and a picture', async () => {
    await using service = await startHttpService({ createServer: () => createDisplayServer() });
    await using connected = await connectClient(service.url, { era });
    const first = await connected.client.callTool({ name: 'show' });
    expect(await connected.client.callTool({ name: 'show' })).toEqual(first);
    expect(first).toMatchObject({
      content: [{ type: 'text' }, { type: 'image', mimeType: 'image/png' }],
      structuredContent: { ready: 3 },
    });
  });

  test('holds a call until it is cancelled', async () => {
    const held: HeldCall[] = [];
    const createServer = () => createDisplayServer({ onHold: (call) => held.push(call) });
    await using service = await startHttpService({ createServer });
    await using connected = await connectClient(service.url, { era });
    const controller = new AbortController();
    const call = connected.client.callTool({ name: 'hold' }, { signal: controller.signal });
    const ended = call.catch((error: unknown) => error);
    await waitFor(() => held.length === 1, { description: 'the call to be held' });
    expect(held).toEqual([{ isCancelled: false }]);
    controller.abort();
    await waitFor(() => held[0]?.isCancelled, { description: 'the call to be cancelled' });
    expect(await ended).toBeInstanceOf(Error);
  });

  test('is as large as it is asked to be', async () => {
    await using service = await startHttpService({ createServer: () => createDisplayServer() });
    await using connected = await connectClient(service.url, { era });
    const { structuredContent } = await connected.client.callTool({
      name: 'large',
      arguments: { megabytes: 2 },
    });
    const size = JSON.stringify(structuredContent).length;
    expect(size).toBeGreaterThan(1_000_000);
    expect(size).toBeLessThan(3_000_000);
  });
});
