import type { ConnectionEvent } from '@nanda/protocol';
import type { Principal } from '../principal.js';

/** Port: brings what happens to connections to those who own them, in every process that serves them. */
export interface ConnectionEventBus {
  publish(owner: Principal, event: Omit<ConnectionEvent, 'id'>): void;
  /** The owner's events after the one with that id: all that are kept where the id is unknown, only
   * new ones where there is none. */
  follow(
    owner: Principal,
    options: { readonly afterId?: string; readonly signal: AbortSignal },
  ): AsyncGenerator<ConnectionEvent, void, undefined>;
  close(): void;
}
