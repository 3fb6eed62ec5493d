import type { Implementation } from '@modelcontextprotocol/client';
import type { ClientCapability } from '@nanda/protocol';

import { declareCapabilities } from './declare-capabilities.js';
import type { Introduction } from './introduction.js';

/** Where there is no MCP client: we are the one, and what callers can be asked for is what we can do. */
export function introduceUs(
  { name, version, ...others }: Implementation,
  { kinds }: { readonly kinds: ReadonlySet<ClientCapability> },
): Introduction {
  return {
    clientInfo: { name, version, ...others },
    capabilities: declareCapabilities(kinds),
    kinds,
    isExtended: false,
    isCaller: false,
  };
}
