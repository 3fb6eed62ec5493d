import { isObject } from '../../is-object.js';
import type { McpNotification } from '../../mcp-message.js';
import { untilAborted } from '../../until-aborted.js';
import { listening } from '../eras/listening.js';
import { metaKeys } from '../eras/meta-keys.js';
import { withoutMeta } from '../eras/without-meta.js';
import type { ServicePlace } from './service-place.js';

type Members = Readonly<Record<string, unknown>>;

export interface ExtensionListening {
  /** The members that the service agreed to. */
  readonly honoured: Members;
  /** Resolves when the service tells no more; undefined where it was asked for nothing, or agreed to nothing. */
  readonly ended: Promise<void> | undefined;
}

export interface ExtensionListenOptions {
  readonly place: ServicePlace;
  readonly signal: AbortSignal;
  notify(notification: McpNotification): void;
}

/** Asks a service of the newer era for what extensions of it tell, such as how tasks go on: only it knows what these are. */
export async function listenForExtensions(
  members: Members,
  { place, signal, notify }: ExtensionListenOptions,
): Promise<ExtensionListening> {
  if (Object.keys(members).length === 0) return { honoured: {}, ended: undefined };
  const { relay, target } = place;
  const { promise: agreed, resolve } = Promise.withResolvers<Members>();
  const answered = relay.request({
    ...target,
    method: listening.method,
    params: { notifications: members },
    wantsProgress: false,
    signal,
    onNotification({ method, params }) {
      const kept = withoutMeta(params, metaKeys.modern);
      if (method !== listening.acknowledged) notify({ method, params: kept });
      else resolve(isObject(kept['notifications']) ? kept['notifications'] : {});
    },
  });
  const ended = answered.then(
    () => undefined,
    () => undefined,
  );
  // A service that refuses agrees to nothing, and never says so.
  const given = await untilAborted(Promise.race([agreed, ended]), signal);
  const honoured = Object.fromEntries(
    Object.entries(given ?? {}).filter(([member]) => Object.hasOwn(members, member)),
  );
  return { honoured, ended: Object.keys(honoured).length > 0 ? ended : undefined };
}
