import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { declineUpgrade } from './decline-upgrade.js';

test('a request that offers another protocol is answered as if it had not', async () => {
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    response.end(JSON.stringify({ method, url, headers, body: await text(request) }));
  });
  server.on('upgrade', (request, socket, head) =>
    declineUpgrade(server, { request, socket, head }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.end(
    'GET /a?b=c HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close, HTTP2-Settings\r\n' +
      'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\nX-Own: é\r\n\r\n',
  );
  const answer = await text(client);
  await new Promise((resolve) => server.close(resolve));
  expect(answer).toMatch(/^HTTP\/1.1 200 OK/);
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toEqual({
    method: 'GET',
    url: '/a?b=c',
    headers: { host: 'localhost', connection: 'close', 'x-own': expect.stringMatching(/./) },
    body: '',
  });
});
