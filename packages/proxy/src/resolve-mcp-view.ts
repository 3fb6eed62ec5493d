import type { AggregateView } from './core/bridge/aggregate-view.js';
import type { McpOptions } from './proxy-options.js';

export interface ResolveMcpViewOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** @throws TypeError for a word that is none of those that there are */
export function resolveMcpView(
  options: McpOptions,
  { environment }: ResolveMcpViewOptions,
): AggregateView {
  return {
    tools: oneOf(['all', 'search'], options.tools ?? environment['MCP_TOOLS'], 'MCP_TOOLS'),
    names: oneOf(['prefixed', 'plain'], options.names ?? environment['MCP_NAMES'], 'MCP_NAMES'),
    allow: options.allow ?? listOf(environment['MCP_ALLOW']),
    deny: options.deny ?? listOf(environment['MCP_DENY']),
  };
}

/** The first one is the default. */
function oneOf<Word extends string>(
  words: readonly [Word, ...Word[]],
  given: string | undefined,
  name: string,
): Word {
  if (given === undefined || given === '') return words[0];
  const known = words.find((word) => word === given);
  if (known !== undefined) return known;
  throw new TypeError(`${name} must be ${words.join(' or ')}, not "${given}".`);
}

function listOf(text = ''): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
