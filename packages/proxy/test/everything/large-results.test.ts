import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { ToolResult } from '@nanda/protocol';
import { startHttpService, startWebSocketService } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveTools } from './serve-tools.js';
import { startServices, type StartedServices } from './start-services.js';

const mebibyte = 1024 * 1024;
const program = fileURLToPath(new URL('speak-on-stdio.mjs', import.meta.url));

/** So many bytes of JSON: no part is like another, and it has all that is written in more than one way. */
function textOf(bytes: number): string {
  const lines: string[] = [];
  for (let length = 0, line = 0; length < bytes; line += 1) {
    const text = `${line}: "\\ \t é ☕ 😀 \u2028 \u0000 </script>\n`;
    lines.push(text);
    length += Buffer.byteLength(JSON.stringify(text)) - 2;
  }
  return lines.join('');
}

const large = textOf(8 * mebibyte);
const tooLarge = textOf(10 * mebibyte);
const hashOf = (text: unknown): string =>
  createHash('sha256').update(String(text)).digest('base64');
const said = (text: string) => ({ content: [{ type: 'text' as const, text }] });

const releases = new AsyncDisposableStack();
let services: StartedServices;
beforeAll(async () => {
  const { createServer } = serveTools([
    { name: 'small', answer: () => said('small') },
    { name: 'large', answer: () => said(large) },
    { name: 'too-large', answer: () => said(tooLarge) },
  ]);
  const remote: Record<string, string> = {};
  const commands: Record<string, { command: string; args: string[] }> = {};
  for (const era of ['legacy', 'modern'] as const) {
    const serving = { createServer, eras: [era] };
    remote[`http-${era}`] = releases.use(await startHttpService(serving)).url;
    const { url } = releases.use(await startWebSocketService(serving));
    remote[`websocket-${era}`] = url;
    commands[`stdio-${era}`] = { command: process.execPath, args: [program, url] };
  }
  services = releases.use(await startServices({ remote, commands, maxResult: 9 * mebibyte }));
});
afterAll(() => releases.disposeAsync());

describe.each(
  ['http', 'websocket', 'stdio'].flatMap((transport) => [
    `${transport}-legacy`,
    `${transport}-modern`,
  ]),
)('%s', (service) => {
  const isWhole = (result: ToolResult | undefined): void => {
    const text = result?.content[0]?.['text'];
    // A difference of megabytes is not worth printing.
    expect([String(text).length, hashOf(text)]).toEqual([large.length, hashOf(large)]);
  };

  test('a result of eight MiB arrives as it was sent', async () => {
    const connection = await services.client.connect(service);
    const { data } = await connection.execute('large');
    isWhole(data.result);
    await using events = await connection.stream('large');
    const end = (await events.all()).at(-1);
    isWhole(end?.type === 'result' ? end.result : undefined);
    // Also when it is asked for later.
    isWhole((await services.client.execution(data.requestId)).result);
    await connection.close();
  });

  test('one that is larger than what is taken is an error, and the connection lives', async () => {
    const connection = await services.client.connect(service);
    await using events = await connection.follow();
    const refused = { code: 'RESULT_TOO_LARGE' };
    await expect(connection.execute('too-large')).rejects.toMatchObject({
      status: 502,
      error: refused,
    });
    await using stream = await connection.stream('too-large');
    expect((await stream.all()).at(-1)).toMatchObject({ type: 'error', error: refused });
    const { data } = await connection.execute('small');
    expect(data.result?.content).toEqual([{ type: 'text', text: 'small' }]);
    isWhole((await connection.execute('large')).data.result);
    expect(await connection.get()).toMatchObject({ state: 'connected' });
    // It never went away in between.
    await connection.close();
    await events.find(({ type }) => type === 'closed', { description: 'its end' });
    expect(events.events.map(({ type }) => type)).toEqual(['closed']);
  });
});
