import type { ConnectionEvent, ToolDefinition } from '@nanda/protocol';
import type { AggregateView } from '../../aggregate-view.js';
import type { ConnectionEventBus } from '../../../events/connection-event-bus.js';
import type { Logger } from '../../../logger.js';
import type { Principal } from '../../../principal.js';
import { reasonOf } from '../../../reason-of.js';
import type { PromptTable } from '../lists/prompt-table.js';
import type { ResourceTable } from '../lists/resource-table.js';
import type { ToolView } from '../lists/tool-view.js';
import { createChangeWatch, type ListWatcher } from './create-change-watch.js';
import { createMemberList, type MemberListOptions } from './create-member-list.js';
import { createOfferShelf, type OfferKind, type OfferSource } from './create-offer-shelf.js';
import { createTableKeeper } from './create-table-keeper.js';
import type { ListKind } from './list-kind.js';
import type { Member } from './member.js';

export interface GatheringOptions extends MemberListOptions {
  readonly principal: Principal;
  readonly offers: OfferSource;
  readonly events: Pick<ConnectionEventBus, 'follow'>;
  readonly discovery: readonly ToolDefinition[];
  readonly logger: Logger;
  /** Milliseconds in which changes are gathered before they are told. */
  readonly pause: number;
}

/** Everything that the connections of one principal offer, under one roof. Follows what happens to them. */
export interface Gathering {
  /** In the order of creation. */
  members(): Promise<readonly Member[]>;
  tools(view: AggregateView): Promise<ToolView>;
  /** Asks services that have not been asked, or whose prompts have changed. */
  prompts(view: AggregateView): Promise<PromptTable>;
  resources(view: AggregateView): Promise<ResourceTable>;
  /** As it was computed last; undefined before that. Asks nobody. */
  readonly known: {
    prompts(view: AggregateView): PromptTable | undefined;
    readonly resources: ResourceTable | undefined;
  };
  /** @returns ends it */
  watch(watcher: ListWatcher): () => void;
  readonly isWatched: boolean;
  /** A connection is not what it was: what comes next sees it as it is, though its news may not have come. */
  changed(connectionId: string): void;
  /** A service says so beside its main session. */
  offersChanged(connectionId: string, kind: 'prompts' | 'resources'): void;
  close(): Promise<void>;
}

const kindsOf = {
  prompts: ['prompts'],
  resources: ['resources', 'templates'],
} as const satisfies Record<string, readonly OfferKind[]>;
const allOffers: readonly OfferKind[] = ['prompts', 'resources', 'templates'];
const allLists: readonly ListKind[] = ['tools', 'prompts', 'resources'];

export function createGathering(options: GatheringOptions): Gathering {
  const { principal, offers, events, logger, pause } = options;
  const memberList = createMemberList(options);
  const keeper = createTableKeeper(options);
  const watch = createChangeWatch({ pause, logger, readRows, readKnown, hasRows });
  const shelf = createOfferShelf({
    offers,
    principal,
    logger,
    onDifferent: (connectionId, kind) =>
      watch.changed([kind === 'prompts' ? 'prompts' : 'resources'], connectionId),
  });
  const knownPrompts = new Map<AggregateView['names'], PromptTable>();
  let knownResources: ResourceTable | undefined;
  const closing = new AbortController();
  /** Whether news of the connections come; without any, nothing is taken for still true. */
  let isFollowing = true;

  function members(): Promise<readonly Member[]> {
    if (!isFollowing) memberList.changed();
    return memberList.read();
  }

  async function prompts(view: AggregateView): Promise<PromptTable> {
    const all = await members();
    const rows = await Promise.all(
      all.map(async (member) => ({ member, rows: await shelf.read('prompts', member) })),
    );
    const table = keeper.prompts(rows, view.names);
    knownPrompts.set(view.names, table);
    return table;
  }

  async function resources(): Promise<ResourceTable> {
    const all = await members();
    const rows = await Promise.all(
      all.map(async (member) => {
        const [listed, templates] = await Promise.all([
          shelf.read('resources', member),
          shelf.read('templates', member),
        ]);
        return { member, resources: listed, templates };
      }),
    );
    knownResources = keeper.resources(rows);
    return knownResources;
  }

  async function readRows(kind: ListKind, view: AggregateView): Promise<readonly unknown[]> {
    if (kind === 'tools') return keeper.view(await members(), view).rows;
    if (kind === 'prompts') return (await prompts(view)).rows;
    return rowsOf(await resources());
  }

  function readKnown(kind: ListKind, view: AggregateView): readonly unknown[] | undefined {
    if (kind === 'prompts') return knownPrompts.get(view.names)?.rows;
    return kind === 'resources' && knownResources !== undefined
      ? rowsOf(knownResources)
      : undefined;
  }

  function hasRows(kind: ListKind, connectionIds: ReadonlySet<string>): boolean {
    return kind !== 'tools' && kindsOf[kind].some((each) => shelf.hasRows(each, connectionIds));
  }

  function take(event: ConnectionEvent): void {
    const { type, connectionId, connection, previousState } = event;
    if (type === 'resource_updated') return;
    memberList.changed();
    if (type === 'tools_changed') watch.changed(['tools'], connectionId);
    else if (type === 'prompts_changed') offersChanged(connectionId, 'prompts');
    else if (type === 'resources_changed') offersChanged(connectionId, 'resources');
    else if (connection.state !== previousState) {
      shelf.changed(connectionId, allOffers);
      watch.changed(allLists, connectionId);
    }
    if (type === 'closed') void forgetGone();
  }

  /** One that only rests keeps what it listed. */
  async function forgetGone(): Promise<void> {
    const all = await members().catch(() => undefined);
    if (all !== undefined) shelf.retain(new Set(all.map(({ connection }) => connection.id)));
  }

  function offersChanged(connectionId: string, kind: 'prompts' | 'resources'): void {
    shelf.changed(connectionId, kindsOf[kind]);
    watch.changed([kind], connectionId);
  }

  async function follow(): Promise<void> {
    try {
      for await (const event of events.follow(principal, { signal: closing.signal })) take(event);
    } catch (error) {
      logger.error('Changes of connections are no longer followed for MCP clients', {
        reason: reasonOf(error),
      });
    } finally {
      isFollowing = false;
    }
  }

  const following = follow();

  return {
    members,
    tools: async (view) => keeper.view(await members(), view),
    async prompts(view) {
      const table = await prompts(view);
      watch.listed('prompts', view, table.rows);
      return table;
    },
    async resources(view) {
      const table = await resources();
      watch.listed('resources', view, rowsOf(table));
      return table;
    },
    known: {
      prompts: (view) => knownPrompts.get(view.names),
      get resources() {
        return knownResources;
      },
    },
    watch: watch.watch,
    get isWatched() {
      return watch.isWatched;
    },
    changed(connectionId) {
      memberList.changed();
      watch.changed(allLists, connectionId);
    },
    offersChanged,
    async close() {
      closing.abort();
      watch.close();
      shelf.close();
      await following;
    },
  };
}

function rowsOf({ resources, templates }: ResourceTable): readonly unknown[] {
  return [...resources, ...templates];
}
