import type { Implementation } from '@modelcontextprotocol/client';
import { clientCapabilities } from '@nanda/protocol/facts';

import { isObject } from '../../core/is-object.js';
import type { McpCaller } from '../../core/mcp-caller.js';
import type { Introduction } from './introduction.js';

/**
 * An MCP client as it introduced itself, word for word, but for one capability: `tasks` of 2025-11-25, by which a service
 * may ask for a task of the client's and come back for it. Such a task outlives the request in whose course it was asked for, and the
 * questions about it come at any time: where several clients share a session, nobody could say whose it is. A service that
 * is not told of it asks plainly. The tasks of the service are nothing that a client declares there.
 */
export function introduceCaller(
  { clientInfo, capabilities: { tasks: _tasks, ...capabilities } }: McpCaller,
  { us }: { readonly us: Implementation },
): Introduction {
  return {
    clientInfo: clientInfo ?? { ...us },
    capabilities,
    kinds: new Set(clientCapabilities.filter((kind) => isObject(capabilities[kind]))),
    isExtended: isObject(capabilities['experimental']) || isObject(capabilities['extensions']),
    isCaller: true,
  };
}
