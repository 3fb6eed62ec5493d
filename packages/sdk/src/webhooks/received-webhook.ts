/** A notification as it arrived. */
export interface ReceivedWebhook {
  /** The body to the byte: what was parsed and written anew has another signature. */
  readonly body: string;
  /** As they came. */
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As `webhooks.create()` told it: `whsec_…`. */
  readonly secret: string;
  /** Milliseconds that its time may be off. @default 300_000 */
  readonly tolerance?: number | undefined;
  /** @default Date.now */
  readonly now?: (() => number) | undefined;
}
