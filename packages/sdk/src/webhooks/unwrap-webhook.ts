import type { WebhookNotification } from '@nanda/protocol';
import { WebhookSignatureError } from '../errors/webhook-signature-error.js';
import { loadContract } from '../http/load-contract.js';
import { validate } from '../http/validate.js';
import { parseJson } from '../streaming/parse-json.js';
import type { ReceivedWebhook } from './received-webhook.js';

/**
 * Checks the signature of a notification and reads it. Signed as Standard Webhooks has it: HMAC-SHA256 over
 * `id.timestamp.body`, in the header fields `webhook-id`, `webhook-timestamp` and `webhook-signature`.
 */
export async function unwrapWebhook({
  body,
  headers,
  secret,
  tolerance = 300_000,
  now = Date.now,
}: ReceivedWebhook): Promise<WebhookNotification> {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    readHeader(headers, `webhook-${name}`),
  );
  if (id === undefined || timestamp === undefined || signatures === undefined) {
    throw new WebhookSignatureError(
      'The notification lacks webhook-id, webhook-timestamp or webhook-signature. Hand over the header fields of the request.',
    );
  }
  if (!(Math.abs(now() - Number(timestamp) * 1000) <= tolerance)) {
    throw new WebhookSignatureError(
      `The notification is of another time (webhook-timestamp ${timestamp.slice(0, 20)}): it may have been sent before. Check the clock, or raise \`tolerance\`.`,
    );
  }
  const key = await crypto.subtle.importKey(
    'raw',
    readSecret(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  // More than one where the secret is being changed.
  for (const signature of signatures.split(' ')) {
    const bytes = signature.startsWith('v1,') ? decodeBase64(signature.slice(3)) : undefined;
    if (bytes !== undefined && (await crypto.subtle.verify('HMAC', key, bytes, content))) {
      const { WebhookNotificationSchema } = await loadContract();
      return validate(WebhookNotificationSchema, {
        value: parseJson(body),
        subject: 'The notification',
      });
    }
  }
  throw new WebhookSignatureError(
    'The signature of the notification is not made with this secret, or its body is not as it was sent. Use the text of the body, not a parsed one.',
  );
}

function readHeader(headers: ReceivedWebhook['headers'], name: string): string | undefined {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const value = Object.entries(headers).find(([known]) => known.toLowerCase() === name)?.[1];
  return typeof value === 'string' ? value : value?.[0];
}

function readSecret(secret: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(secret.replace(/^whsec_/, ''));
  if (bytes !== undefined && bytes.length > 0) return bytes;
  throw new WebhookSignatureError(
    'The secret cannot be read. Use it as `webhooks.create()` told it: whsec_ and base64.',
  );
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.codePointAt(0) ?? 0);
  } catch {
    return undefined;
  }
}
