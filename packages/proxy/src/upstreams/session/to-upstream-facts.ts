import type { UpstreamFacts } from '../../core/connections/upstream-connector.js';
import type { Redactor } from '../secrets/create-redactor.js';
import type { SessionFacts } from './session-facts.js';

/** What a service says of itself, in its own words but for credentials. */
export function toUpstreamFacts(
  { era, protocolVersion, said }: SessionFacts,
  { redactor }: { readonly redactor: Redactor },
): UpstreamFacts {
  return {
    era,
    protocolVersion,
    serverInfo: redactor.value(said.serverInfo) as UpstreamFacts['serverInfo'],
    capabilities: redactor.value(said.capabilities) as UpstreamFacts['capabilities'],
    ...(said.instructions !== undefined && { instructions: redactor.text(said.instructions) }),
  };
}
