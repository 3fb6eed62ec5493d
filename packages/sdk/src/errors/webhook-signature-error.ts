import { NandaError } from './nanda-error.js';

/** A notification that did not come from the proxy, or not now: do not act on it. */
export class WebhookSignatureError extends NandaError {
  static override readonly kind = 'WebhookSignatureError';
}
