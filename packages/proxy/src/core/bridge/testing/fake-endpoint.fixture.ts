import type { McpAnswer } from '../../mcp-message.js';
import type { ClientRequest, McpEndpoint } from '../mcp-endpoint.js';

/** An endpoint that answers as a test says. */
export interface FakeEndpoint extends McpEndpoint {
  readonly requests: readonly ClientRequest[];
  /** Dialogs that were closed. */
  readonly closed: number;
}

export function createFakeEndpoint(
  answer: (request: ClientRequest) => Promise<McpAnswer>,
): FakeEndpoint {
  const requests: ClientRequest[] = [];
  let closed = 0;
  return {
    requests,
    get closed() {
      return closed;
    },
    open: () => ({
      async describe() {
        return { protocolVersion: '2026-07-28', serverInfo: {}, capabilities: {} };
      },
      async answer(request) {
        requests.push(request);
        return answer(request);
      },
      take: () => undefined,
      listen: async () => ({ honoured: {}, ended: Promise.resolve() }),
      async close() {
        closed += 1;
      },
    }),
  };
}
