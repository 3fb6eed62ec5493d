import type { AuditEvent, AuditEventType } from '@nanda/protocol';
import type { Clock } from '../control/clock.js';

/** What is written down, by whom and of what. */
export interface AuditEntry {
  readonly type: AuditEventType;
  /** Who did it, as the callers of a test proxy are named. */
  readonly actor?: string | undefined;
  readonly target?: string | undefined;
}

/** What happened at a test proxy and bears on security, as far as it went well. */
export class AuditTrail {
  readonly #clock: Clock;
  /** The newest last. */
  readonly #events: AuditEvent[] = [];

  constructor({ clock }: { readonly clock: Clock }) {
    this.#clock = clock;
  }

  record({ type, actor, target }: AuditEntry): void {
    this.#events.push({
      seq: this.#events.length + 1,
      at: this.#clock.timestamp(),
      type,
      outcome: 'success',
      ...(actor !== undefined && { actor: actor.replace(/^client:/, 'anonymous:') }),
      ...(target !== undefined && { target }),
    });
  }

  /** The newest first. */
  list({
    type,
    actor,
    before = Infinity,
    limit,
  }: {
    readonly type?: string | undefined;
    readonly actor?: string | undefined;
    readonly before?: number | undefined;
    readonly limit: number;
  }): AuditEvent[] {
    return this.#events
      .filter(
        (event) =>
          event.seq < before &&
          (type === undefined || event.type === type) &&
          (actor === undefined || event.actor === actor),
      )
      .toReversed()
      .slice(0, limit);
  }
}
