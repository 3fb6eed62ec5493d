import { expect, test } from 'vitest';
import { readJsonBody } from './read-json-body.js';

const json = { 'content-type': 'application/json; charset=utf-8' };

function post(body: string | null, headers: Record<string, string> = json): Request {
  return new Request('http://localhost/', { method: 'POST', body, headers });
}

test('reads JSON, and nothing as an empty object', async () => {
  expect(await readJsonBody(post('{"a":"é"}'), { limit: 100 })).toEqual({ a: 'é' });
  expect(await readJsonBody(post(null, {}), { limit: 100 })).toEqual({});
});

test.each([
  ['broken JSON', post('{"secret":'), 'VALIDATION_ERROR'],
  ['a form', post('a=b', { 'content-type': 'text/plain' }), 'UNSUPPORTED_MEDIA_TYPE'],
  ['no media type', post('{}', { 'content-type': '' }), 'UNSUPPORTED_MEDIA_TYPE'],
  ['too much', post(`"${'x'.repeat(100)}"`), 'PAYLOAD_TOO_LARGE'],
])('refuses %s', async (_, request, code) => {
  await expect(readJsonBody(request, { limit: 100 })).rejects.toMatchObject({
    code,
    message: expect.not.stringContaining('secret'),
  });
});

test('what is packed is not unpacked', async () => {
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: '{}',
    headers: { ...json, 'content-encoding': 'gzip' },
  });
  await expect(readJsonBody(request, { limit: 100 })).rejects.toMatchObject({
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: expect.stringMatching(/Content-Encoding/),
  });
});

test('stops reading at the limit, whatever the length says', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(50).fill(32));
    },
  });
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: endless,
    headers: json,
    duplex: 'half',
  });
  await expect(readJsonBody(request, { limit: 100 })).rejects.toMatchObject({
    code: 'PAYLOAD_TOO_LARGE',
  });
  expect(sent).toBeLessThan(10);
});
