import type { CatalogEvent } from '@nanda/protocol';

/** Port: brings what happens to the catalog to whoever follows it, in every process that serves it. */
export interface CatalogEventBus {
  publish(
    event: Omit<CatalogEvent, 'id' | 'timestamp'>,
    /** Whether only the local user may be told. */
    options: { readonly isPrivate: boolean },
  ): void;
  /**
   * The events after the one with that id: all that are kept where the id is unknown, only new ones
   * where there is none.
   */
  follow(options: {
    readonly afterId?: string;
    readonly seesPrivate: boolean;
    readonly signal: AbortSignal;
  }): AsyncGenerator<CatalogEvent, void, undefined>;
  close(): void;
}
