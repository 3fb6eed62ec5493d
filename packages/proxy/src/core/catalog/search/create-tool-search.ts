import type { ServiceRepository } from '../service-repository.js';
import type { CatalogView } from '../view/catalog-view.js';
import { createTermLookup } from './create-term-lookup.js';
import { createToolOwners } from './create-tool-owners.js';
import { expandWords } from './expand-words.js';
import { parseQuery } from './parse-query.js';
import { createScorer, type ScoredGroup } from './create-scorer.js';
import { weighGroups } from './weigh-groups.js';

export interface FoundTool {
  readonly name: string;
  readonly description?: string;
  /** In the view. */
  readonly service: number;
}

export interface ToolSearchOptions {
  readonly limit: number;
  readonly view: CatalogView;
  readonly version: string;
}

/** Finds tools by what they are called and what is said of them. */
export interface ToolSearch {
  find(text: string, options: ToolSearchOptions): Promise<FoundTool[]>;
}

/** How much a hit counts in a tool's name, in its description and in the name of its service. */
const fieldWeights = [2.5, 1, 0.8] as const;

export function createToolSearch(
  repository: Pick<ServiceRepository, 'toolIndex' | 'tools' | 'toolOwners'>,
): ToolSearch {
  const lookup = createTermLookup(repository.toolIndex);
  const scoreTools = createScorer();
  const owners = createToolOwners(repository);

  return {
    async find(text, { limit, view, version }) {
      lookup.useVersion(version);
      owners.useVersion(version);
      const vocabulary = await lookup.vocabulary();
      const groups = await weighGroups(expandWords(parseQuery(text), vocabulary), {
        lookup,
        itemCount: Math.max(1, vocabulary.documents),
      });
      /** Of each tool that has one of the words, and whose service is seen: the service. */
      const serviceOf = new Map<number, number>();
      const items = new Map<number, number>();
      for (const [tool, key] of await owners.of(toolsIn(groups))) {
        const row = view.rowOf(key);
        const service = row < 0 ? -1 : (view.serviceOf[row] ?? -1);
        if (service < 0) continue;
        serviceOf.set(tool, service);
        items.set(tool, items.size);
      }
      const scores = scoreTools(groups, {
        itemCount: items.size,
        itemOf: (document) => items.get(document) ?? -1,
        fieldWeight: (_document, field) => fieldWeights[field] ?? 1,
        nameShare: () => 0,
      });
      const tools = [...items.keys()];
      const best = scores.items
        .map((item, place) => {
          const number = tools[item] ?? 0;
          const coverage = scores.coverage[place] ?? 0;
          const fame = view.fame[serviceOf.get(number) ?? -1] ?? 0;
          const score = (scores.relevance[place] ?? 0) * coverage ** 2.5 * (1 + 0.15 * fame);
          return { number, score, coverage };
        })
        .filter(({ coverage }) => coverage >= 0.5)
        .toSorted((a, b) => b.score - a.score || a.number - b.number);
      return await select(best, { limit, serviceOf });
    },
  };

  /** Several listings of one service name the same tools: each once. */
  async function select(
    best: readonly { readonly number: number }[],
    {
      limit,
      serviceOf,
    }: { readonly limit: number; readonly serviceOf: ReadonlyMap<number, number> },
  ): Promise<FoundTool[]> {
    const found = new Map<string, FoundTool>();
    for (let start = 0; start < best.length && found.size < limit; start += limit) {
      const numbers = best.slice(start, start + limit).map(({ number }) => number);
      for (const { number, name, description } of await repository.tools(numbers)) {
        const service = serviceOf.get(number) ?? -1;
        const key = `${service} ${name}`;
        if (service < 0 || found.has(key)) continue;
        found.set(key, { name, service, ...(description !== undefined && { description }) });
      }
    }
    return [...found.values()].slice(0, limit);
  }
}

function toolsIn(groups: readonly ScoredGroup[]): ReadonlySet<number> {
  const tools = new Set<number>();
  for (const { alternatives } of groups) {
    for (const { postings } of alternatives) for (const place of postings) tools.add(place >>> 3);
  }
  return tools;
}
