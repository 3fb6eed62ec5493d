import type { AddServer } from '@nanda/tui';
import type { ProxyOpener } from '../background/create-proxy-opener.js';
import { createProxyClient } from '../client/create-proxy-client.js';
import type { CommandContext } from '../commands/command.js';
import { dropServer } from '../servers/drop-server.js';
import type { ConnectTarget } from './connect-target.js';
import { findConnectTarget } from './find-connect-target.js';
import { findOwnServer } from './find-own-server.js';
import { judgeFailedTarget } from './judge-failed-target.js';

/** What createServerAdder works with. */
export type ServerAdderContext = Pick<
  CommandContext,
  'io' | 'output' | 'program' | 'settings' | 'state'
> & { readonly opener: Pick<ProxyOpener, 'open'> };

/** Adds servers for the terminal app. */
export interface ServerAdder {
  readonly add: AddServer;
  /** Resolves when the servers file is as it is to be: what was cancelled is no longer in it. */
  settle(): Promise<void>;
}

/** Makes what is typed behind `connect` in the terminal app a server of the user's own, as `nanda connect` does. */
export function createServerAdder(context: ServerAdderContext): ServerAdder {
  const { opener, settings, state } = context;
  const changes = new Set<Promise<unknown>>();

  async function track<Value>(change: Promise<Value>): Promise<Value> {
    changes.add(change);
    try {
      return await change;
    } finally {
      changes.delete(change);
    }
  }

  async function takeBack(target: ConnectTarget, code?: string): Promise<boolean> {
    const { isForgotten } = judgeFailedTarget(code, target);
    const path = settings.background.serversFile;
    if (isForgotten) await track(dropServer(target.serviceId, { path }));
    return isForgotten;
  }

  /** What is cancelled while it is written is taken back at once: nobody may wait for more than that. */
  async function keep(
    ...[server, { name, signal }]: Parameters<AddServer>
  ): Promise<ConnectTarget> {
    const target = await findConnectTarget({
      ...context,
      positionals: 'url' in server ? [server.url] : [],
      afterDashes: 'command' in server ? server.command : undefined,
      options: { as: name },
    });
    if (signal.aborted) await takeBack(target);
    signal.throwIfAborted();
    return target;
  }

  return {
    async add(server, { name, signal }) {
      const target = await track(keep(server, { name, signal }));
      let end: Promise<boolean> | undefined;
      const giveUp = (code?: string) => (end ??= takeBack(target, code));
      // Who cancels may leave at once.
      signal.addEventListener('abort', () => void giveUp().catch(() => undefined), { once: true });
      try {
        signal.throwIfAborted();
        const client = createProxyClient({
          endpoint: await opener.open(),
          onClientToken: (given) => state.setClientToken(given),
        });
        const serviceId = (await findOwnServer(target, { client })) ?? target.serviceId;
        signal.throwIfAborted();
        return {
          serviceId,
          note: target.note,
          async giveUp(code) {
            const isForgotten = await giveUp(code);
            return { isKept: !isForgotten, hint: wayOut(target, { code, isForgotten }) };
          },
        };
      } catch (error) {
        await giveUp();
        throw error;
      }
    },
    async settle() {
      await Promise.allSettled(changes);
    },
  };
}

/** Undefined where the failure says it. */
function wayOut(
  target: ConnectTarget,
  { code, isForgotten }: { readonly code: string | undefined; readonly isForgotten: boolean },
): string | undefined {
  const { logs } = judgeFailedTarget(code, target);
  if (logs !== undefined) return `${logs} in a shell, for what it wrote`;
  if (!isForgotten || code !== 'CONNECTION_FAILED') return undefined;
  const { serviceId, words = '…' } = target;
  return `another address; to add it all the same, nanda servers add ${serviceId} ${words} in a shell`;
}
