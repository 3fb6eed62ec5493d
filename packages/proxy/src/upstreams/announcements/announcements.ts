/** What a service says beside its answers: asked for in the way of the era. */
export interface Announcements {
  /** Begins to listen, where the service has said that there is something to hear. Once is enough. */
  start(): void;
  /** Asks to be told of changes of a resource. Rejects as a request does, or with a `NandaError`. */
  subscribe(uri: string, signal: AbortSignal): Promise<void>;
  unsubscribe(uri: string, signal: AbortSignal): Promise<void>;
  /** The service confirms a subscription of the newer era: of ours, where `request` is one of them. */
  acknowledge(params: Readonly<Record<string, unknown>>, request: string | undefined): void;
  close(): void;
}
