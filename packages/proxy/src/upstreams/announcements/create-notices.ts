import type { UpstreamNotice } from '../../core/connections/upstream-connector.js';
import type { Redactor } from '../secrets/create-redactor.js';
import type { ServiceMessage } from '../session/wire.js';

/** What a service tells of what it offers, on its way to who wants to know. */
export interface Notices {
  listen(listener: (notice: UpstreamNotice) => void): void;
  take(message: ServiceMessage): void;
}

type ListNotice = Exclude<UpstreamNotice['kind'], 'resource_updated'>;

const lists = new Map<string, ListNotice>([
  ['notifications/tools/list_changed', 'tools_changed'],
  ['notifications/resources/list_changed', 'resources_changed'],
  ['notifications/prompts/list_changed', 'prompts_changed'],
]);
const maximumUri = 8192;

/** That a list has changed is kept for the first who listens: it may have been read before. */
export function createNotices({ redactor }: { readonly redactor: Redactor }): Notices {
  const early = new Set<ListNotice>();
  let listener: ((notice: UpstreamNotice) => void) | undefined;

  return {
    listen: (newListener) => {
      listener = newListener;
      const missed = [...early];
      early.clear();
      queueMicrotask(() => {
        for (const kind of missed) newListener({ kind });
      });
    },
    take: ({ method, params }) => {
      const kind = lists.get(method);
      if (kind) {
        if (listener) listener({ kind });
        else early.add(kind);
        return;
      }
      const { uri } = params;
      const isUpdate = method === 'notifications/resources/updated';
      if (!isUpdate || typeof uri !== 'string' || uri.length > maximumUri) return;
      listener?.({ kind: 'resource_updated', uri: redactor.text(uri) });
    },
  };
}
