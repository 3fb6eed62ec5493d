import { randomUUID } from 'node:crypto';
import type { UpstreamFacts } from '../../connections/upstream-connector.js';
import { isObject } from '../../is-object.js';
import type { McpNotification } from '../../mcp-message.js';
import { metaKeys } from '../eras/meta-keys.js';
import { translateNotification } from '../eras/translate-notification.js';
import { withoutMeta } from '../eras/without-meta.js';
import type { ListenFilter, Listening } from '../mcp-endpoint.js';
import type { RelayTarget } from '../service-relay.js';
import { listenForExtensions } from './listen-for-extensions.js';
import type { ServicePlace } from './service-place.js';

export interface ListenOptions {
  readonly signal: AbortSignal;
  notify(notification: McpNotification): void;
}

/** Lists whose changes can be listened for, by what the filter and the capabilities call them. */
const lists = [
  { member: 'toolsListChanged', capability: 'tools' },
  { member: 'promptsListChanged', capability: 'prompts' },
  { member: 'resourcesListChanged', capability: 'resources' },
] as const;
const ownMembers = new Set<string>([...lists.map(({ member }) => member), 'resourceSubscriptions']);
const maximumResources = 256;

/**
 * `subscriptions/listen` of 2026-07-28 at a service of either era: for as long as it lasts it is a conversation with the
 * service. What the service does not offer, or refuses to tell of, is not honoured.
 *
 * @throws NandaError where the service cannot be reached
 */
export async function listenToService(
  filter: ListenFilter,
  options: ListenOptions,
  place: ServicePlace,
): Promise<Listening> {
  const { relay, target, client } = place;
  const { signal } = options;
  const id = randomUUID();
  const told = new Set<string>();
  let tell: ((notification: McpNotification) => void) | undefined;
  const early: McpNotification[] = [];
  const onNotification = (notification: McpNotification): void => {
    // What comes before it is known what is honoured may be wanted; more than a few of it is not.
    if (tell !== undefined) tell(notification);
    else if (early.length < maximumResources) early.push(notification);
  };
  const line = {
    era: client.era,
    caller: target.line.caller,
    dialog: { id, outlet: { onNotification } },
  };
  const listening: RelayTarget = { ...target, line };
  const end = (): void => {
    relay.end(id).catch(() => undefined);
  };
  try {
    const facts = await relay.facts(listening, signal);
    const uris = await followResources(filter, { place, listening, signal });
    const extensions = await listenForExtensions(extensionsOf(filter, facts), {
      place,
      signal,
      notify: options.notify,
    });
    signal.throwIfAborted();
    const honoured: ListenFilter = {
      ...Object.fromEntries(offeredLists(filter, facts).map((member) => [member, true])),
      ...(uris.length > 0 && { resourceSubscriptions: uris }),
      ...extensions.honoured,
    };
    for (const { member, capability } of lists) {
      if (honoured[member] === true) told.add(`notifications/${capability}/list_changed`);
    }
    if (uris.length > 0) told.add('notifications/resources/updated');
    tell = (notification) => {
      const translated = translateNotification(notification, { from: facts.era, to: 'modern' });
      if (translated === undefined || !told.has(translated.method)) return;
      const params = withoutMeta(translated.params, metaKeys.modern);
      options.notify({ method: translated.method, params });
    };
    for (const notification of early.splice(0)) tell(notification);
    return { honoured, ended: endOf(signal, { extensions: extensions.ended, end }) };
  } catch (error) {
    end();
    throw error;
  }
}

function offeredLists(filter: ListenFilter, { capabilities }: UpstreamFacts): readonly string[] {
  return lists.flatMap(({ member, capability }) => {
    const offered = capabilities[capability];
    const isOffered = isObject(offered) && offered['listChanged'] === true;
    return filter[member] === true && isOffered ? [member] : [];
  });
}

/** Extensions are the newer era's. */
function extensionsOf(
  filter: ListenFilter,
  { era }: UpstreamFacts,
): Readonly<Record<string, unknown>> {
  if (era === 'legacy') return {};
  return Object.fromEntries(Object.entries(filter).filter(([member]) => !ownMembers.has(member)));
}

interface Following {
  readonly place: ServicePlace;
  readonly listening: RelayTarget;
  readonly signal: AbortSignal;
}

/** The resources whose changes will be told, in the order in which they were asked for. */
async function followResources(
  { resourceSubscriptions = [] }: ListenFilter,
  { place, listening, signal }: Following,
): Promise<readonly string[]> {
  const uris = [...new Set(resourceSubscriptions)].slice(0, maximumResources);
  const answers = await Promise.all(
    uris.map(async (uri) => place.relay.subscribe(listening, uri, signal)),
  );
  return uris.filter((_, index) => 'result' in (answers[index] ?? {}));
}

/** Lets go of everything when the client does, or when the service does. */
function endOf(
  signal: AbortSignal,
  { extensions, end }: { readonly extensions: Promise<void> | undefined; readonly end: () => void },
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const finish = (): void => {
    signal.removeEventListener('abort', finish);
    end();
    resolve();
  };
  if (signal.aborted) finish();
  else signal.addEventListener('abort', finish, { once: true });
  extensions?.then(finish, finish);
  return promise;
}
