import type { ClientCapability } from '@nanda/protocol';

const declarations = {
  elicitation: { form: {}, url: {} },
  sampling: {},
  roots: { listChanged: false },
} satisfies Record<ClientCapability, object>;

/** What a service is told that it may ask for, in the words of MCP. */
export function declareCapabilities(
  capabilities: ReadonlySet<ClientCapability>,
): Partial<typeof declarations> {
  return Object.fromEntries(
    Object.entries(declarations).filter(([name]) => capabilities.has(name as ClientCapability)),
  );
}
