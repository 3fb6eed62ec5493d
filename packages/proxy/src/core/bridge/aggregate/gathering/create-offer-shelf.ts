import { isDeepStrictEqual } from 'node:util';
import type { Prompt, Resource, ResourceTemplate } from '@nanda/protocol';
import type { Logger } from '../../../logger.js';
import type { OfferPage, OfferPlace, Offers } from '../../../offers/offers.js';
import type { Principal } from '../../../principal.js';
import { reasonOf } from '../../../reason-of.js';
import { withDeadline } from '../../../with-deadline.js';
import type { Member } from './member.js';

/** The rows of each list that services have beside their tools. */
export interface OfferRows {
  readonly prompts: Prompt;
  readonly resources: Resource;
  readonly templates: ResourceTemplate;
}

export type OfferKind = keyof OfferRows;

export type OfferSource = Pick<Offers, 'listPrompts' | 'listResources' | 'listResourceTemplates'>;

export interface OfferShelfOptions {
  readonly offers: OfferSource;
  readonly principal: Principal;
  readonly logger: Logger;
  /** Told when a service lists other rows than before, without having said so. */
  readonly onDifferent: (connectionId: string, kind: OfferKind) => void;
}

/** What services list, kept until they say that it has changed, or for a minute. */
export interface OfferShelf {
  /**
   * Asks the service where it has to. One that rests is not woken for it: what it listed last counts. One that fails has
   * no rows, and is asked again later.
   */
  read<Kind extends OfferKind>(kind: Kind, member: Member): Promise<readonly OfferRows[Kind][]>;
  /** What was listed before is asked for again at its next use. */
  changed(connectionId: string, kinds: readonly OfferKind[]): void;
  /** Whether any of the connections has rows, as it was asked last. */
  hasRows(kind: OfferKind, connectionIds: ReadonlySet<string>): boolean;
  /** Forgets all others. */
  retain(connectionIds: ReadonlySet<string>): void;
  /** Nothing is asked any more. */
  close(): void;
}

interface Slot {
  rows: readonly unknown[];
  /** Whether the service has ever listed them. */
  isKnown: boolean;
  /** Milliseconds of the monotonic clock. */
  until: number;
  asking: Promise<readonly unknown[]> | undefined;
  /** Counts how often it has changed. */
  changes: number;
}

const keptFor = 60_000;
const failureKeptFor = 10_000;
const timeout = 10_000;

const capabilities = {
  prompts: 'prompts',
  resources: 'resources',
  templates: 'resources',
} as const;

export function createOfferShelf(options: OfferShelfOptions): OfferShelf {
  const { offers, principal, logger, onDifferent } = options;
  const shelf = new Map<string, Map<OfferKind, Slot>>();
  const closing = new AbortController();
  const ask: Record<OfferKind, (place: OfferPlace) => Promise<OfferPage<OfferRows[OfferKind]>>> = {
    prompts: (place) => offers.listPrompts({}, place),
    resources: (place) => offers.listResources({}, place),
    templates: (place) => offers.listResourceTemplates({}, place),
  };

  function slotOf(connectionId: string, kind: OfferKind): Slot {
    const slots = shelf.get(connectionId) ?? new Map<OfferKind, Slot>();
    shelf.set(connectionId, slots);
    const known = slots.get(kind);
    if (known !== undefined) return known;
    const slot = { rows: [], isKnown: false, until: -Infinity, asking: undefined, changes: 0 };
    slots.set(kind, slot);
    return slot;
  }

  async function load(
    slot: Slot,
    connectionId: string,
    kind: OfferKind,
  ): Promise<readonly unknown[]> {
    const { changes } = slot;
    const found = await list(connectionId, kind);
    slot.asking = undefined;
    // What has changed meanwhile is asked for again.
    slot.until =
      slot.changes === changes
        ? performance.now() + (found === undefined ? failureKeptFor : keptFor)
        : -Infinity;
    const rows = found ?? [];
    if (isDeepStrictEqual(rows, slot.rows)) {
      slot.isKnown = true;
      return slot.rows;
    }
    slot.rows = rows;
    if (slot.isKnown) onDifferent(connectionId, kind);
    slot.isKnown = true;
    return rows;
  }

  async function list(
    connectionId: string,
    kind: OfferKind,
  ): Promise<readonly unknown[] | undefined> {
    const deadline = withDeadline(timeout, {
      signal: closing.signal,
      reason: () => new Error(`The service did not list them within ${timeout / 1000} s.`),
    });
    try {
      const { rows, nextCursor } = await ask[kind]({
        connectionId,
        principal,
        signal: deadline.signal,
      });
      if (nextCursor !== undefined) {
        logger.warn('A service lists more than is taken in', { connectionId, list: kind });
      }
      return rows;
    } catch (error) {
      if (!closing.signal.aborted) {
        const reason = reasonOf(deadline.signal.aborted ? deadline.signal.reason : error);
        logger.warn('A service is left out of a list', { connectionId, list: kind, reason });
      }
      return undefined;
    } finally {
      deadline.release();
    }
  }

  return {
    async read<Kind extends OfferKind>(kind: Kind, { connection }: Member) {
      const slot = slotOf(connection.id, kind);
      type Rows = readonly OfferRows[Kind][];
      if (connection.state !== 'connected') return slot.rows as Rows;
      if (!connection.metadata.capabilities.includes(capabilities[kind])) return [] as Rows;
      if (slot.until > performance.now() || closing.signal.aborted) return slot.rows as Rows;
      slot.asking ??= load(slot, connection.id, kind);
      return (await slot.asking) as Rows;
    },
    changed(connectionId, kinds) {
      for (const kind of kinds) {
        const slot = shelf.get(connectionId)?.get(kind);
        if (slot === undefined) continue;
        slot.until = -Infinity;
        slot.changes += 1;
      }
    },
    hasRows: (kind, connectionIds) =>
      [...connectionIds].some((id) => (shelf.get(id)?.get(kind)?.rows.length ?? 0) > 0),
    retain(connectionIds) {
      for (const id of shelf.keys()) if (!connectionIds.has(id)) shelf.delete(id);
    },
    close: () => closing.abort(),
  };
}
