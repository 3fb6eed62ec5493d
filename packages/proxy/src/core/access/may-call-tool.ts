import { matchesPattern } from '../matches-pattern.js';
import type { ToolRules } from './access.js';
import type { CalledTool } from './called-tool.js';
import { splitPattern } from './split-pattern.js';

/**
 * Whether rules let a tool be called. Takes no longer than names and patterns are long.
 *
 * Ids and names may have slashes. A pattern allows what its part before the last slash says of the service and
 * the rest of the tool; it denies what it describes in any way, so that no slash in a name gets around it.
 */
export function mayCallTool({ allow, deny = [], within }: ToolRules, tool: CalledTool): boolean {
  if (deny.some((pattern) => isDenied(tool, pattern))) return false;
  if (allow !== undefined && !allow.some((pattern) => isAllowed(tool, pattern))) return false;
  return within === undefined || mayCallTool(within, tool);
}

function isAllowed({ serviceId, serviceName, toolName }: CalledTool, pattern: string): boolean {
  const [service, tool] = splitPattern(pattern);
  if (!matchesPattern(toolName, tool)) return false;
  return [serviceId, serviceName].some(
    (name) => name !== undefined && matchesPattern(name, service),
  );
}

function isDenied({ serviceId, serviceName, toolName }: CalledTool, pattern: string): boolean {
  // What it is called is not known, and so not whether this is about it: it is not called before that is clear.
  if (serviceName === undefined) return true;
  const whole = pattern.includes('/') ? pattern : `${pattern}/*`;
  return [serviceId, serviceName].some((name) => matchesPattern(`${name}/${toolName}`, whole));
}
