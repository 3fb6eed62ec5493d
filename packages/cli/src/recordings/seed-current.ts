import type { Settings } from '../settings/resolve-settings.js';
import { createStateStore } from '../state/create-state-store.js';
import type { CurrentConnection } from '../state/current-connection.js';

/** Makes a connection the current one with a proxy that is there for a while; disposed, nothing is left of it. */
export async function seedCurrent(
  current: CurrentConnection | undefined,
  { settings, url }: { readonly settings: Settings; readonly url: string },
): Promise<AsyncDisposable> {
  const store = createStateStore(settings.directories.state, { proxy: url });
  if (current !== undefined) await store.setCurrent(current);
  return { [Symbol.asyncDispose]: () => store.clearCurrent() };
}
