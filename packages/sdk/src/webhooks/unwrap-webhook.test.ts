import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { ResponseValidationError } from '../errors/response-validation-error.js';
import { WebhookSignatureError } from '../errors/webhook-signature-error.js';
import { unwrapWebhook } from './unwrap-webhook.js';

const secret = `whsec_${Buffer.from('a key of 24 bytes or more').toString('base64')}`;
const id = 'msg_1';
const seconds = 1_800_000_000;
const now = () => seconds * 1000;
const body = JSON.stringify({
  id,
  type: 'execution.completed',
  timestamp: '2027-01-15T08:00:00.000Z',
});

function sign(text: string, { key = secret }: { readonly key?: string } = {}): string {
  const bytes = Buffer.from(key.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', bytes).update(`${id}.${seconds}.${text}`).digest('base64')}`;
}

function fields(signature: string): Record<string, string> {
  return {
    'Webhook-Id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signature,
  };
}

test('reads what is signed with the secret, whatever the kind of the header fields', async () => {
  const expected = { id, type: 'execution.completed' };
  const signed = fields(sign(body));
  expect(await unwrapWebhook({ body, headers: signed, secret, now })).toMatchObject(expected);
  const headers = new Headers(signed);
  expect(await unwrapWebhook({ body, headers, secret, now })).toMatchObject(expected);
});

test('one good signature among several is enough, while a secret is being changed', async () => {
  const signatures = `v1,AAAA v1a,unknown ${sign(body)}`;
  expect(await unwrapWebhook({ body, headers: fields(signatures), secret, now })).toMatchObject({
    id,
  });
});

test('agrees with the example of the Standard Webhooks specification', async () => {
  const example = {
    body: '{"event_type":"ping","data":{"success":true}}',
    headers: {
      'webhook-id': 'msg_loFOjxBNrRLzqYUf',
      'webhook-timestamp': '1731705121',
      'webhook-signature': 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
    },
    secret: 'whsec_plJ3nmyCDGBKInavdOK15jsl',
    now: () => 1_731_705_121_000,
  };
  // Signed well, and none of ours.
  await expect(unwrapWebhook(example)).rejects.toThrow(ResponseValidationError);
});

test.each([
  ['another body', { body: `${body} ` }],
  ['another secret', { secret: `whsec_${btoa('another key altogether')}` }],
  ['a time long ago', { now: () => now() + 301_000 }],
  ['a time to come', { now: () => now() - 301_000 }],
  ['no signature', { headers: { 'webhook-id': id, 'webhook-timestamp': String(seconds) } }],
  ['a time that is none', { headers: { ...fields(sign(body)), 'webhook-timestamp': 'soon' } }],
  ['a secret that is none', { secret: 'whsec_' }],
])('%s is refused, and no secret told', async (_, changes) => {
  const attempt = unwrapWebhook({ body, headers: fields(sign(body)), secret, now, ...changes });
  const error = await attempt.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WebhookSignatureError);
  expect(String(error)).not.toContain(secret.slice(6));
});
