import { connect } from 'node:net';
import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTarget, type Target } from './open-target.js';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target[Symbol.asyncDispose]());

/** Were it taken for a request of its own, its answer would show. */
const smuggled = 'GET /v2/registries?smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n';
const head = 'POST /v2/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

const answersIn = (text: string): number => text.match(/HTTP\/1\.1 \d{3} /g)?.length ?? 0;

/** Each can be read in two ways by two that stand in a row. */
const ambiguous: Readonly<Record<string, string>> = {
  'a length and chunks': `Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`,
  'chunks and a length': `Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nG`,
  'two lengths': 'Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}',
  'two lengths in one': 'Content-Length: 2, 40\r\n\r\n{}',
  'a length with a sign': 'Content-Length: +2\r\n\r\n{}',
  'a negative length': 'Content-Length: -2\r\n\r\n{}',
  'a length of another base': 'Content-Length: 0x2\r\n\r\n{}',
  'a length with a space': 'Content-Length: 2 0\r\n\r\n{}',
  'a length beyond all numbers': `Content-Length: ${'9'.repeat(40)}\r\n\r\n{}`,
  'no length': 'Content-Length:\r\n\r\n{}',
  'a space before the colon': 'Content-Length : 2\r\n\r\n{}',
  'chunks with a space before the colon': 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
  'an encoding that is no encoding': 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
  'chunks that are not the last encoding': 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
  'two encodings': 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n',
  'an encoding after a vertical tab': 'Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n',
  'a folded field': 'X-Folded: a\r\n Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}',
  'a field without a name': ': x\r\nContent-Length: 2\r\n\r\n{}',
  'a zero in a field': 'X-Zero: a\0b\r\nContent-Length: 2\r\n\r\n{}',
  'a zero in a name': 'X-\0Zero: a\r\nContent-Length: 2\r\n\r\n{}',
  'a lone line feed': 'X-One: a\nContent-Length: 2\r\n\r\n{}',
  'a lone carriage return': 'X-One: a\rContent-Length: 2\r\n\r\n{}',
  'a chunk whose size overflows':
    'Transfer-Encoding: chunked\r\n\r\n10000000000000002\r\n{}\r\n0\r\n\r\n',
  'a chunk whose size has a sign': 'Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n',
  'a chunk whose size has a prefix': 'Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n',
  'a chunk that ends in a line feed': 'Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n',
  'a chunk that is longer than it says': 'Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n',
  'an extension that ends in a line feed': 'Transfer-Encoding: chunked\r\n\r\n2;a\n{}\r\n0\r\n\r\n',
};

test.each(Object.entries(ambiguous))('%s: nothing behind it is a request', async (_, rest) => {
  const answer = await target.say(head + rest + smuggled);
  expect(answersIn(answer), answer).toBeLessThanOrEqual(1);
  expect(answer).toMatch(/^(?:HTTP\/1\.1 400 |$)/);
  expect(answer).not.toContain('"success":true');
});

test('extensions of chunks without end are cut off', async () => {
  const extension = `2;${'x'.repeat(64 * 1024)}\r\n{}\r\n0\r\n\r\n`;
  const answer = await target.say(
    `${head}Transfer-Encoding: chunked\r\n\r\n${extension}${smuggled}`,
  );
  expect(answersIn(answer)).toBeLessThanOrEqual(1);
  expect(answer).not.toContain('"success":true');
});

test('what follows a request that was refused unread is not taken for the next one', async () => {
  const body = smuggled.repeat(2);
  const large = `Content-Length: ${5 * 1024 * 1024}\r\n\r\n`;
  for (const refused of [
    // Too large, by its length: nobody reads it.
    `${head}${large}${body}`,
    `POST /v2/connections/c/tools/t/execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${large}${body}`,
    `POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${large}${body}`,
    // From a page: turned down before its body counts.
    `${head}Origin: https://evil.example\r\n${large}${body}`,
    `POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n${large}${body}`,
  ]) {
    const socket = connect(target.port, '127.0.0.1');
    try {
      let text = '';
      socket.setEncoding('latin1').on('data', (piece: string) => (text += piece));
      socket.on('error', () => undefined);
      socket.write(refused);
      await waitFor(() => answersIn(text) > 0, { description: 'an answer' });
      expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
      // It is let go of in the end, and never said anything else but that this was not all.
      socket.end();
      await waitFor(() => socket.closed, { description: 'the end', timeout: 20_000 });
      const [, , ...others] = text.split(/(?=HTTP\/1\.1 )/);
      expect(others).toEqual([]);
      expect(text).not.toContain('"success":true');
    } finally {
      socket.destroy();
    }
  }
});

test('requests in a row are answered in their order, each for itself', async () => {
  const ask = (path: string, more = ''): string =>
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;
  const answer = await target.say(
    ask('/v2/registries', 'X-Request-Id: first\r\n') +
      ask('/v2/connections', 'X-Request-Id: second\r\nOrigin: https://evil.example\r\n') +
      ask('/nothing', 'X-Request-Id: third\r\nConnection: close\r\n'),
  );
  const ids = [...answer.matchAll(/^x-request-id: (\w+)/gm)].map(([, id]) => id);
  const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status);
  expect(ids).toEqual(['first', 'second', 'third']);
  expect(statuses).toEqual(['200', '403', '404']);
});

test('an id of a request cannot break the answer that it comes back in', async () => {
  for (const id of ['é', 'a b', 'x'.repeat(300), '"><script>', 'a\tb', 'a\x80b']) {
    const answer = await target.say(
      `GET /health HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ${id}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^x-request-id: req_[\w-]+\r$/m);
  }
});
