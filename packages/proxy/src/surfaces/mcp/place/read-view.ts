import type { AggregateView } from '../../../core/bridge/aggregate-view.js';
import { NandaError } from '../../../core/nanda-error.js';
import { intersectPatterns } from './intersect-patterns.js';

const words = { tools: ['all', 'search'], names: ['prefixed', 'plain'] } as const;
const lists = ['allow', 'deny'] as const;

const maxPatterns = 64;
const maxPatternLength = 128;

/**
 * The view that a query asks for. What the default one does not allow, no query does.
 *
 * @throws NandaError VALIDATION_ERROR that says what there is: a filter that is not understood must not pass for one
 */
export function readView(
  query: URLSearchParams,
  { defaultView }: { readonly defaultView: AggregateView },
): AggregateView {
  if (query.size === 0) return defaultView;
  for (const name of query.keys()) {
    if (!Object.hasOwn(words, name) && !lists.some((list) => list === name)) {
      throw invalid(
        `query.${name.slice(0, 50)}: there is no such parameter; there are tools, names, allow and deny`,
      );
    }
  }
  const names = readWord(query, 'names') ?? defaultView.names;
  const isNarrow = defaultView.allow.length > 0 || defaultView.deny.length > 0;
  if (isNarrow && names !== defaultView.names) {
    // What its patterns are about would have other names.
    throw invalid(`query.names: the proxy's own patterns are about ${defaultView.names} names`);
  }
  const allow = narrow(defaultView.allow, readPatterns(query, 'allow'));
  const deny = [...new Set([...defaultView.deny, ...readPatterns(query, 'deny')])];
  return {
    tools: readWord(query, 'tools') ?? defaultView.tools,
    names,
    allow,
    // An empty list would allow all.
    deny: allow.length === 0 && query.has('allow') ? ['*'] : deny,
  };
}

function narrow(whole: readonly string[], asked: readonly string[]): readonly string[] {
  if (asked.length === 0) return whole;
  if (whole.length === 0) return asked;
  const both = intersectPatterns(whole, asked);
  if (both === undefined)
    throw invalid('query.allow: these patterns are too many or too entangled; name tools');
  return both;
}

function readWord<Name extends keyof typeof words>(
  query: URLSearchParams,
  name: Name,
): (typeof words)[Name][number] | undefined {
  const given = query.getAll(name);
  if (given.length === 0) return undefined;
  const known = words[name].find((word) => given.length === 1 && word === given[0]);
  if (known === undefined) throw invalid(`query.${name}: it is ${words[name].join(' or ')}`);
  return known;
}

function readPatterns(query: URLSearchParams, name: (typeof lists)[number]): readonly string[] {
  const patterns = query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '');
  if (query.has(name) && patterns.length === 0) {
    throw invalid(`query.${name}: it is empty; leave it out where nothing is meant`);
  }
  if (patterns.length > maxPatterns || patterns.some(({ length }) => length > maxPatternLength)) {
    throw invalid(
      `query.${name}: it takes ${maxPatterns} patterns of ${maxPatternLength} characters`,
    );
  }
  return [...new Set(patterns)];
}

function invalid(message: string): NandaError {
  return new NandaError('VALIDATION_ERROR', `The view is not valid: ${message}.`);
}
