import {
  webhookEventTypes,
  type NewWebhook,
  type Webhook,
  type WebhookRequest,
} from '@nanda/protocol';
import type { Clock } from '../control/clock.js';
import { Refusal } from '../wire/refusal.js';
import type { Ids } from './create-ids.js';

/** Webhooks, which are kept and never called. */
export class Webhooks {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #webhooks = new Map<string, { readonly webhook: Webhook; readonly userId: string }>();

  constructor({ clock, ids }: { readonly clock: Clock; readonly ids: Ids }) {
    this.#clock = clock;
    this.#ids = ids;
  }

  list(userId: string): Webhook[] {
    return Array.from(this.#webhooks.values())
      .filter((kept) => kept.userId === userId)
      .map(({ webhook }) => webhook);
  }

  create({ url, events = [...webhookEventTypes] }: WebhookRequest, userId: string): NewWebhook {
    const id = this.#ids('webhook');
    const webhook = { id, url, events, createdAt: this.#clock.timestamp() };
    this.#webhooks.set(id, { webhook, userId });
    return { ...webhook, secret: `whsec_${btoa(`the secret of ${id}`)}` };
  }

  /** @throws Refusal NOT_FOUND */
  delete(id: string, userId: string): Webhook {
    const kept = this.#webhooks.get(id);
    if (kept?.userId !== userId) {
      throw new Refusal('NOT_FOUND', { message: `There is no webhook "${id}".` });
    }
    this.#webhooks.delete(id);
    return kept.webhook;
  }
}
