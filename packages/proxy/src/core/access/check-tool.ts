import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import type { CalledTool } from './called-tool.js';
import { mayCallTool } from './may-call-tool.js';

/** @throws NandaError FORBIDDEN for a tool that the principal's scopes or roles keep from it (`details.scope`) */
export function checkTool({ access }: Principal, tool: CalledTool): void {
  if (access === undefined || mayCallTool(access.tools, tool)) return;
  const { serviceId, toolName } = tool;
  const scope = `tools:call:${serviceId}/${toolName}`;
  throw new NandaError(
    'FORBIDDEN',
    `You may not call "${toolName.slice(0, 128)}" of this service: your token, key or role leaves it out. Use one that has the scope "${scope.slice(0, 300)}", or ask who looks after this proxy.`,
    { details: { permission: 'tools:call', scope } },
  );
}
