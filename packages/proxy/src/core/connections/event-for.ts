import type { ConnectionEvent } from '@nanda/protocol';
import { mayCallTool } from '../access/may-call-tool.js';
import type { Principal } from '../principal.js';

/** What somebody is told of an event of a connection of its own: nothing of tools that it may not call. */
export function eventFor(
  event: ConnectionEvent,
  { access }: Pick<Principal, 'access'>,
): ConnectionEvent {
  if (access === undefined) return event;
  const { connection, toolChanges } = event;
  const { serviceId, metadata } = connection;
  const { serviceName } = metadata;
  const mayCall = (toolName: string): boolean =>
    mayCallTool(access.tools, { serviceId, serviceName, toolName });
  const mayKnow = ({ toolName }: { readonly toolName: string }): boolean => mayCall(toolName);
  return {
    ...event,
    connection: {
      ...connection,
      metadata: { ...metadata, tools: metadata.tools.filter(({ name }) => mayCall(name)) },
      ...(connection.toolChanges && { toolChanges: connection.toolChanges.filter(mayKnow) }),
    },
    ...(toolChanges && { toolChanges: toolChanges.filter(mayKnow) }),
  };
}
