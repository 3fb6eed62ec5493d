import type { McpNotification } from '../../../mcp-message.js';
import { reasonOf } from '../../../reason-of.js';
import type { Listening, ListenFilter } from '../../mcp-endpoint.js';
import type { ListKind } from '../gathering/list-kind.js';
import type { AggregatePlace } from './aggregate-place.js';

export interface ListenOptions {
  readonly signal: AbortSignal;
  notify(notification: McpNotification): void;
}

const members = {
  tools: 'toolsListChanged',
  prompts: 'promptsListChanged',
  resources: 'resourcesListChanged',
} as const satisfies Record<ListKind, keyof ListenFilter>;
const kinds: readonly ListKind[] = ['tools', 'prompts', 'resources'];

/** Resources that one client follows; those beyond are not honoured. */
const mostResources = 256;
const mostTasks = 256;
const updated = 'notifications/resources/updated';

/** What of a filter is the business of one service. */
interface Share {
  /** What the client calls a resource, by the service's own URI. */
  readonly shown: Map<string, string>;
  readonly taskIds: string[];
}

/** `subscriptions/listen`: the lists of the aggregate, and of each service the resources and tasks that are its own. */
export async function listenToAll(
  filter: ListenFilter,
  { signal, notify }: ListenOptions,
  place: AggregatePlace,
): Promise<Listening> {
  const { gathering, view } = place;
  // What one service tells no more is not told by the others: whoever listens has to ask anew.
  const over = new AbortController();
  const ending = AbortSignal.any([signal, over.signal]);
  const wanted = kinds.filter((kind) => filter[members[kind]] === true);
  const shares = await shareOut(filter, place);
  const honoured = await Promise.all(
    Array.from(shares, ([connectionId, share]) =>
      listenToOne(connectionId, share, { place, signal: ending, notify }),
    ),
  );
  signal.throwIfAborted();
  for (const { ended } of honoured)
    ended?.then(
      () => over.abort(),
      () => over.abort(),
    );
  const stop = gathering.watch({
    view,
    kinds: new Set(wanted),
    tell: (kind) => notify({ method: `notifications/${kind}/list_changed`, params: {} }),
  });
  const uris = new Set(honoured.flatMap(({ uris: some }) => some));
  const tasks = new Set(honoured.flatMap(({ taskIds }) => taskIds));
  return {
    honoured: {
      ...Object.fromEntries(wanted.map((kind) => [members[kind], true])),
      ...(uris.size > 0 && {
        resourceSubscriptions: [...new Set(filter.resourceSubscriptions)].filter((uri) =>
          uris.has(uri),
        ),
      }),
      ...(tasks.size > 0 && { taskIds: [...tasks] }),
    },
    ended: untilOver(ending, stop),
  };
}

async function shareOut(
  filter: ListenFilter,
  { services, memory, gathering }: AggregatePlace,
): Promise<ReadonlyMap<string, Share>> {
  const shares = new Map<string, Share>();
  const shareOf = (connectionId: string): Share => {
    const share = shares.get(connectionId) ?? { shown: new Map<string, string>(), taskIds: [] };
    shares.set(connectionId, share);
    return share;
  };
  const uris = [...new Set(filter.resourceSubscriptions)].slice(0, mostResources);
  for (const shown of uris) {
    const found = await services.uris.find(shown);
    if (found !== undefined) shareOf(found.connectionId).shown.set(found.uri, shown);
  }
  const { taskIds } = filter;
  if (!Array.isArray(taskIds)) return shares;
  const ids = new Set((await gathering.members()).map(({ connection }) => connection.id));
  for (const taskId of (taskIds as unknown[]).slice(0, mostTasks)) {
    const owner = typeof taskId === 'string' ? memory.tasks.find(taskId) : undefined;
    if (owner !== undefined && ids.has(owner)) shareOf(owner).taskIds.push(String(taskId));
  }
  return shares;
}

interface Honoured {
  /** As the client calls them. */
  readonly uris: readonly string[];
  readonly taskIds: readonly string[];
  /** Absent where it does not tell of anything. */
  readonly ended?: Promise<void>;
}

async function listenToOne(
  connectionId: string,
  { shown, taskIds }: Share,
  { place, signal, notify }: ListenOptions & { readonly place: AggregatePlace },
): Promise<Honoured> {
  const filter: ListenFilter = {
    ...(shown.size > 0 && { resourceSubscriptions: [...shown.keys()] }),
    ...(taskIds.length > 0 && { taskIds }),
  };
  try {
    const { honoured, ended } = await place.services.open(connectionId).listen(filter, {
      signal,
      notify(notification) {
        const { method, params } = notification;
        const { uri } = params;
        if (method !== updated || typeof uri !== 'string') notify(notification);
        // Of a resource below the one that is followed, too.
        else notify({ method, params: { ...params, uri: shown.get(uri) ?? show(uri) } });
      },
    });
    const uris = honoured.resourceSubscriptions ?? [];
    const tasks = honoured['taskIds'];
    return {
      ended,
      uris: uris.flatMap((uri) => shown.get(uri) ?? []),
      taskIds: Array.isArray(tasks) ? taskIds.filter((id) => tasks.includes(id)) : [],
    };
  } catch (error) {
    signal.throwIfAborted();
    place.logger.warn('A service cannot be followed', { connectionId, reason: reasonOf(error) });
    return { uris: [], taskIds: [] };
  }

  function show(uri: string): string {
    return place.services.uris.show({ connectionId, uri });
  }
}

function untilOver(signal: AbortSignal, stop: () => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = (): void => {
    stop();
    resolve();
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return promise;
}
