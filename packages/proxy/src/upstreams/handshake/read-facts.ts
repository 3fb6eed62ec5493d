import { SERVER_INFO_META_KEY, type Client } from '@modelcontextprotocol/client';

import { isDeeperThan } from '../../core/is-deeper-than.js';
import { isObject } from '../../core/is-object.js';
import { maximumDepth } from '../errors/maximum-depth.js';
import type { SaidFacts, SessionFacts } from '../session/session-facts.js';
import type { GreetingAnswers } from './greetings.js';

/** What a connected client has learned of its service. */
export function readFacts(client: Client, { answers }: { answers: GreetingAnswers }): SessionFacts {
  const server = client.getServerVersion();
  const isModern = client.getProtocolEra() === 'modern';
  return {
    era: isModern ? 'modern' : 'legacy',
    protocolVersion: client.getNegotiatedProtocolVersion() ?? '',
    server: server && { name: server.name, version: server.version },
    capabilities: client.getServerCapabilities() ?? {},
    said: readSaid(answers.get(isModern ? 'server/discover' : 'initialize'), { isModern }),
  };
}

function readSaid(answer: unknown, { isModern }: { readonly isModern: boolean }): SaidFacts {
  const { _meta: meta, serverInfo, capabilities, instructions } = objectOf(answer);
  return {
    serverInfo: objectOf(isModern ? objectOf(meta)[SERVER_INFO_META_KEY] : serverInfo),
    capabilities: objectOf(capabilities),
    ...(typeof instructions === 'string' && { instructions }),
  };
}

/** Empty where it is none, or one that hardly anybody could read. */
function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) && !isDeeperThan(maximumDepth, { value }) ? value : {};
}
