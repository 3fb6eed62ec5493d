import type { Root } from '@nanda/protocol';
import type { ClientCapability } from '@nanda/protocol/facts';
import { toRoots } from '@nanda/terminal';

/** What a service is told that it may ask for. */
export interface Asking {
  readonly clientCapabilities?: readonly ClientCapability[];
  readonly roots?: readonly Root[];
}

/**
 * What a connection of the command line can be asked for: forms, pages and messages of a model, which a person answers
 * at the terminal or from the inbox. Directories only where somebody names them: where one works is nobody's business,
 * and the proxy answers that by itself.
 */
export function describeAsking(
  {
    root = [],
    'no-requests': isSilent = false,
  }: {
    readonly root?: readonly string[] | undefined;
    readonly 'no-requests'?: boolean | undefined;
  },
  { cwd }: { readonly cwd: string },
): Asking {
  return {
    ...(!isSilent && { clientCapabilities: ['elicitation', 'sampling'] as const }),
    ...(root.length > 0 && { roots: toRoots(root, { cwd }) }),
  };
}
