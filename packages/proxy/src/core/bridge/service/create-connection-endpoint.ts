import { randomUUID } from 'node:crypto';
import type { Connections } from '../../connections/connections.js';
import { translateFacts } from '../eras/translate-facts.js';
import type { ClientOutlet, McpClient, McpDialog, McpEndpoint } from '../mcp-endpoint.js';
import type { RelayTarget, ServiceRelay } from '../service-relay.js';
import { answerClient } from './answer-client.js';
import { callerOf } from './caller-of.js';
import { createClientOutlet } from './create-client-outlet.js';
import { handOn } from './hand-on.js';
import type { ServicePolicy } from './service-policy.js';
import { listenToService } from './listen-to-service.js';
import type { ServicePlace } from './service-place.js';

export interface ConnectionEndpointOptions {
  readonly relay: ServiceRelay;
  readonly connections: Pick<Connections, 'tools'>;
  readonly connectionId: string;
  /** @default all tools are there */
  readonly policy?: ServicePolicy | undefined;
}

/**
 * The service of one connection, as it is: a client cannot tell it from the service itself, but for policy. Where the two
 * are of different eras, what has the same meaning in both is translated.
 */
export function createConnectionEndpoint(options: ConnectionEndpointOptions): McpEndpoint {
  return { open: (client, outlet) => openDialog(client, outlet, options) };
}

function openDialog(
  client: McpClient,
  outlet: ClientOutlet,
  { relay, connections, connectionId, policy }: ConnectionEndpointOptions,
): McpDialog {
  const { era, principal } = client;
  const caller = callerOf(client);
  const id = randomUUID();
  let serviceEra = era;
  const dialog =
    era === 'legacy'
      ? { id, outlet: createClientOutlet(outlet, { era: () => serviceEra }) }
      : undefined;
  const target: RelayTarget = { connectionId, principal, line: { era, caller, dialog } };
  const place: ServicePlace = {
    relay,
    connections,
    client,
    target,
    policy,
    async facts(signal) {
      const facts = await relay.facts(target, signal);
      serviceEra = facts.era;
      return facts;
    },
  };
  let ending: Promise<void> | undefined;
  return {
    describe: async (signal) => translateFacts(await place.facts(signal), client),
    answer: (request) => answerClient(request, place),
    take: (notification) => handOn(notification, place),
    listen: (filter, listening) => listenToService(filter, listening, place),
    close() {
      ending ??= dialog === undefined ? Promise.resolve() : relay.end(dialog.id);
      return ending;
    },
  };
}
