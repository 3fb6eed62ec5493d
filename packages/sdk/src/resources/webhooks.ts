import type { NewWebhook, Webhook, WebhookNotification, WebhookRequest } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';
import type { ReceivedWebhook } from '../webhooks/received-webhook.js';
import { loadLater } from '../load-later.js';

/** Addresses of the caller's that the proxy tells what happened, at a proxy that has accounts. */
export class Webhooks {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Lists the webhooks, without their secrets. */
  list(options?: RequestOptions): APIPromise<Webhook[]> {
    return this.#transport.request('webhooks.list', { options });
  }

  /**
   * Has an address told of finished executions and of connections that change. The `secret` that
   * notifications are signed with is told this once.
   */
  create(parameters: WebhookRequest, options?: RequestOptions): APIPromise<NewWebhook> {
    return this.#transport.request('webhooks.create', { body: parameters, options });
  }

  /** Takes a webhook away. @throws NotFoundError */
  delete(webhookId: string, options?: RequestOptions): APIPromise<Webhook> {
    return this.#transport.request('webhooks.delete', { params: { webhookId }, options });
  }

  /**
   * Checks that a notification is the proxy's, and reads it. Sends nothing.
   *
   * @param webhook the body as it came, to the byte, the header fields, and the `secret` of the webhook
   * @throws WebhookSignatureError for one that is not signed with the secret, or whose time is more than five
   * minutes off; ResponseValidationError for one that cannot be read.
   *
   * @example
   * export async function POST(request: Request) {
   *   const { type, execution } = await nanda.webhooks.unwrap({
   *     body: await request.text(), headers: request.headers, secret,
   *   });
   *   console.log(type, execution?.id);
   *   return new Response();
   * }
   */
  async unwrap(webhook: ReceivedWebhook): Promise<WebhookNotification> {
    const { unwrapWebhook } = await loadLater();
    return unwrapWebhook(webhook);
  }
}
