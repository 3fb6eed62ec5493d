import type { RelayTarget } from '../service-relay.js';
import { isToolAllowed, type ToolPolicy } from './is-tool-allowed.js';

/** Which tools of a service there are for its clients. */
export interface ServicePolicy extends ToolPolicy {
  /**
   * The name that the patterns are about; undefined where none can be told, and then the tool is not there.
   * @default the service's own
   */
  nameOf?(
    toolName: string,
    target: Pick<RelayTarget, 'connectionId' | 'principal'>,
  ): Promise<string | undefined>;
}

/** Whether a tool is there, by the service's own name for it. What has no name is the service's to refuse. */
export async function isOffered(
  toolName: unknown,
  { policy, target }: { readonly policy: ServicePolicy; readonly target: RelayTarget },
): Promise<boolean> {
  if (typeof toolName !== 'string' || policy.nameOf === undefined) {
    return isToolAllowed(toolName, policy);
  }
  const name = await policy.nameOf(toolName, target);
  return name !== undefined && isToolAllowed(name, policy);
}
