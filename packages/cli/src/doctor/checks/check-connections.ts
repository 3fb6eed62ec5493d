import type { Connection } from '@nanda/protocol';
import { plural } from '@nanda/terminal';
import { connectionLabel } from '../../connections/connection-label.js';
import type { Check } from '../check.js';

/** Whether connections are in trouble, and why. */
export const checkConnections: Check = {
  name: 'connections',
  async run({ client }) {
    const proxy = await client;
    if (proxy === undefined) return { state: 'ok', message: 'known when the proxy runs' };
    const { data } = await proxy.call<Connection[]>('connections.list', { timeout: 3000 });
    const failed = data.filter(({ failure }) => failure !== undefined);
    if (failed.length === 0) {
      return {
        state: 'ok',
        message: data.length === 0 ? 'none' : `${plural(data.length, 'connection')}, all well`,
      };
    }
    return failed.map((connection) => ({
      state: 'warning',
      message: `${connectionLabel(connection)} is ${connection.state}: ${connection.failure?.message ?? ''}`,
      advice: `nanda connections refresh ${connection.name ?? connection.id}`,
    }));
  },
};
