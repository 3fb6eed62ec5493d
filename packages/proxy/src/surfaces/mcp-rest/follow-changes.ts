import type { McpChange } from '@nanda/protocol';
import type { ListenFilter, McpEndpoint } from '../../core/bridge/mcp-endpoint.js';
import type { McpNotification } from '../../core/mcp-message.js';
import type { Principal } from '../../core/principal.js';
import { plainClient } from './plain-client.js';

export interface FollowChangesOptions {
  readonly principal: Principal;
  readonly resourceType: string | undefined;
  readonly uris: readonly string[];
  readonly signal: AbortSignal;
}

type Change = Pick<McpChange, 'method' | 'resource_type' | 'uri'>;

const lists = ['tools', 'prompts', 'resources'] as const;
/** Changes that wait for a slow reader. The same change is told once, so that only URIs make it many. */
const maximumWaiting = 1000;

/** What changes, as it does; first which resources are told of. The same change is not told twice before it is read. */
export async function* followChanges(
  endpoint: McpEndpoint,
  { principal, resourceType, uris, signal }: FollowChangesOptions,
): AsyncGenerator<McpChange, void, undefined> {
  const { client, outlet } = plainClient(principal);
  const dialog = endpoint.open(client, outlet);
  const waiting = new Map<string, Change>();
  let wake: () => void = () => undefined;
  let isOver = false;
  let count = 0;

  const tell = (content: Omit<McpChange, 'id' | 'timestamp'>): McpChange => {
    count += 1;
    return { id: String(count), timestamp: new Date().toISOString(), ...content };
  };
  const end = (): void => {
    isOver = true;
    wake();
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    const listening = await dialog.listen(filterOf(resourceType, uris), {
      signal,
      notify(notification) {
        const change = readChange(notification);
        if (change === undefined || !isWanted(change, resourceType)) return;
        if (waiting.size < maximumWaiting) waiting.set(`${change.method} ${change.uri}`, change);
        wake();
      },
    });
    void listening.ended.then(end, end);
    yield tell({
      type: 'subscribed',
      uris: [...(listening.honoured.resourceSubscriptions ?? [])],
    });
    while (!signal.aborted) {
      for (const [key, change] of waiting) {
        waiting.delete(key);
        yield tell({ type: 'message', ...change });
      }
      if (isOver) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      if (waiting.size === 0) await promise;
    }
  } finally {
    signal.removeEventListener('abort', end);
    await dialog.close();
  }
}

/** A word that is none of the lists is the scheme of resources. */
function filterOf(resourceType: string | undefined, uris: readonly string[]): ListenFilter {
  const isList = lists.some((list) => list === resourceType);
  const wants = (list: (typeof lists)[number]): boolean =>
    resourceType === undefined || resourceType === list || (!isList && list === 'resources');
  return {
    toolsListChanged: wants('tools'),
    promptsListChanged: wants('prompts'),
    resourcesListChanged: wants('resources'),
    ...(uris.length > 0 && { resourceSubscriptions: uris }),
  };
}

function readChange({ method, params }: McpNotification): Change | undefined {
  const { uri } = params;
  if (method === 'notifications/resources/updated' && typeof uri === 'string') {
    return { method, resource_type: schemeOf(uri), uri };
  }
  const list = /^notifications\/(tools|prompts|resources)\/list_changed$/.exec(method)?.[1];
  return list === undefined ? undefined : { method, resource_type: list };
}

function isWanted({ uri, resource_type: type }: Change, wanted: string | undefined): boolean {
  if (uri === undefined || wanted === undefined || wanted === 'resources') return true;
  return type === wanted;
}

function schemeOf(uri: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? '';
}
