import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createHttpSender } from '../../network/create-http-sender.js';
import type { Access, AccessHeaders } from '../secrets/access.js';
import { createLetInSend } from './create-let-in-send.js';

const sender = createHttpSender({ policy: 'any' });
let seen: { headers: IncomingHttpHeaders; body: string }[] = [];
let accepted = 'Bearer good';

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
  const isIn = request.headers.authorization === accepted;
  response.writeHead(isIn ? 200 : 401).end('{}');
});

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  sender.close();
  server.close();
});
beforeEach(() => {
  seen = [];
  accepted = 'Bearer good';
});

const bad: AccessHeaders = { Authorization: 'Bearer bad' };
const good: AccessHeaders = { Authorization: 'Bearer good' };

function open(access: Access) {
  return createLetInSend({
    sender,
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`),
    access,
    userAgent: 'test/1',
    protocolVersion: '2025-11-25',
  });
}

async function statusOf(exchange: ReturnType<ReturnType<typeof open>>): Promise<number> {
  const response = await exchange.response;
  response.resume();
  return response.statusCode ?? 0;
}

const post = { method: 'POST', body: '{"id":1}' } as const;

test('what is refused is sent once more with what is got in its place', async () => {
  const refused: AccessHeaders[] = [];
  const send = open({
    headers: () => bad,
    renew: async (headers) => {
      refused.push(headers);
      return good;
    },
  });
  expect(await statusOf(send(post))).toBe(200);
  expect(refused).toEqual([bad]);
  expect(seen.map(({ headers, body }) => [headers.authorization, body])).toEqual([
    ['Bearer bad', '{"id":1}'],
    ['Bearer good', '{"id":1}'],
  ]);
});

test('it is not sent a third time', async () => {
  accepted = 'none';
  const send = open({ headers: () => bad, renew: async () => good });
  expect(await statusOf(send(post))).toBe(401);
  expect(seen).toHaveLength(2);
});

test('where nothing can be renewed, the refusal is the answer', async () => {
  expect(await statusOf(open({ headers: () => bad })(post))).toBe(401);
  expect(await statusOf(open({ headers: () => bad, renew: async () => undefined })(post))).toBe(
    401,
  );
  const failing = open({
    headers: () => bad,
    renew: () => Promise.reject(new Error('the issuer is away')),
  });
  await expect(failing(post).response).rejects.toThrow('the issuer is away');
  expect(seen).toHaveLength(3);
});

test('what has to be waited for is, unless it is given up meanwhile', async () => {
  const ready = Promise.withResolvers<AccessHeaders>();
  const send = open({ headers: () => ready.promise });
  const kept = send(post);
  const dropped = send(post);
  const given = expect(dropped.response).rejects.toThrow('given up');
  dropped.abort();
  ready.resolve(good);
  expect(await statusOf(kept)).toBe(200);
  await given;
  expect(seen).toHaveLength(1);
  await expect(
    open({ headers: () => Promise.reject(new Error('over')) })(post).response,
  ).rejects.toThrow('over');
});

test('a token of one request alone is neither mixed with others nor renewed', async () => {
  let renewals = 0;
  const send = open({
    headers: () => good,
    renew: async () => {
      renewals += 1;
      return good;
    },
  });
  expect(await statusOf(send({ ...post, headers: { authorization: 'Bearer own' } }))).toBe(401);
  expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer own']);
  expect(renewals).toBe(0);
});

test('whoever gives up does not wait for what lets it in', async () => {
  const never = Promise.withResolvers<AccessHeaders>();
  const waiting = open({ headers: () => never.promise })(post);
  const first = expect(waiting.response).rejects.toThrow('given up');
  waiting.abort();
  await first;
  expect(seen).toHaveLength(0);

  const asked = Promise.withResolvers<void>();
  const renewing = open({
    headers: () => bad,
    renew: () => {
      asked.resolve();
      return never.promise;
    },
  })(post);
  const second = expect(renewing.response).rejects.toThrow('given up');
  await asked.promise;
  renewing.abort();
  await second;
  expect(seen).toHaveLength(1);
});
