import type { Access } from '../../../access/access.js';
import { mayCallTool } from '../../../access/may-call-tool.js';
import { discoveryPermissions } from '../discovery/discovery-permissions.js';
import type { Member } from '../gathering/member.js';
import type { ListedTool } from './tool-table.js';
import type { ToolView } from './tool-view.js';

/** A view without what may not be called: what somebody with this access is shown. */
export function narrowView(
  view: ToolView,
  { access, members }: { readonly access: Access; readonly members: readonly Member[] },
): ToolView {
  const services = new Map(members.map(({ connection }) => [connection.id, connection]));

  function isOpen({ connectionId, tool }: ListedTool): boolean {
    const service = services.get(connectionId);
    if (service === undefined || !access.permissions.has('tools:call')) return false;
    const { serviceId, metadata } = service;
    const called = { serviceId, serviceName: metadata.serviceName, toolName: tool.name };
    return mayCallTool(access.tools, called);
  }

  function open(tool: ListedTool | undefined): ListedTool | undefined {
    return tool !== undefined && isOpen(tool) ? tool : undefined;
  }

  return {
    rows: view.rows.filter(({ name }) => {
      const listed = view.find(name);
      if (listed !== undefined) return isOpen(listed);
      const permission = discoveryPermissions.get(name);
      return permission === undefined || access.permissions.has(permission);
    }),
    callable: view.callable.filter(isOpen),
    find: (name) => open(view.find(name)),
    findOwn: (connectionId, toolName) => open(view.findOwn(connectionId, toolName)),
  };
}
