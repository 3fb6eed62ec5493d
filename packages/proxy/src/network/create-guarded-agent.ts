import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

import type { buildConnector } from 'undici';

export interface GuardedAgentOptions extends AgentOptions {
  readonly protocol: 'http:' | 'https:';
  /** Opens the sockets. */
  readonly connect: buildConnector.connector;
}

/** What Node hands to `createConnection`. */
interface ConnectionOptions {
  readonly host: string;
  readonly port: number | string;
  readonly servername?: string;
}

/** A keep-alive agent of Node whose sockets are opened by the guarded connector, and so to allowed addresses only. */
export function createGuardedAgent({
  protocol,
  connect,
  ...options
}: GuardedAgentOptions): HttpAgent {
  const agent = protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
  let isDestroyed = false;

  const createConnection = (
    { host, port, servername }: ConnectionOptions,
    callback: (error: Error | null, socket?: Duplex) => void,
  ): undefined => {
    const target = {
      hostname: host,
      host: `${host}:${port}`,
      protocol,
      port: String(port),
      ...(servername && { servername }),
    };
    connect(target, (...[error, socket]) => {
      if (error) {
        callback(error);
      } else if (isDestroyed) {
        socket.destroy();
        callback(new Error('The agent was destroyed while a connection was made.'));
      } else {
        callback(null, socket);
      }
    });
  };
  const destroy = agent.destroy.bind(agent);
  // Node has no other way to have a say in how its agents connect.
  return Object.assign(agent, {
    createConnection,
    destroy: () => {
      isDestroyed = true;
      destroy();
    },
  });
}
