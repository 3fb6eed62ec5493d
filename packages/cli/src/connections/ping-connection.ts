import type { ConnectionHealthReport } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import type { ResolvedConnection } from './resolve-connection.js';

export interface Ping {
  readonly connectionId: string;
  readonly name: string;
  /** One that is idle answers: its next use opens it again. */
  readonly answers: boolean;
  readonly status: ConnectionHealthReport['status'];
  /** Milliseconds of the round trip to the service; null where there was none. */
  readonly latency: number | null;
  /** Why it does not answer. By the service or of its making: has to be cleaned. */
  readonly reason?: string | undefined;
}

/** Asks a connection whether it answers. One that cannot even be asked is unhealthy, and no error. */
export async function pingConnection(
  { id, label }: ResolvedConnection,
  { client }: { readonly client: ProxyClient },
): Promise<Ping> {
  try {
    const { data } = await client.call<ConnectionHealthReport>('connections.health', {
      params: { connectionId: id },
    });
    const { status, state, latency, reason } = data;
    const isOpen = status !== 'unhealthy';
    return {
      connectionId: id,
      name: label,
      answers: isOpen,
      status,
      latency: status === 'idle' ? null : latency.last,
      ...(!isOpen && { reason: reason ?? `It is ${state}.` }),
    };
  } catch (error) {
    if (!(error instanceof CliError) || error.code === 'PROXY_UNREACHABLE') throw error;
    const reason = error.message;
    return {
      connectionId: id,
      name: label,
      answers: false,
      status: 'unhealthy',
      latency: null,
      reason,
    };
  }
}
