import type { Service } from '@nanda/protocol';
import { formatCount, plural, type Style } from '@nanda/terminal';
import { describeWants } from './describe-wants.js';
import type { Fact } from './fact.js';
import { healthFact } from './health-fact.js';

/** What matters of a service beside its name, what decides most first. */
export function listFacts(service: Service, style: Style): readonly Fact[] {
  const { category, transports, verified, health, rating, status, match } = service;
  const facts: (Fact | undefined)[] = [
    say(category),
    say(transports.join('+')),
    say(describeWants(service)),
    verified ? { text: '✓ verified', paint: style.green } : undefined,
    health && healthFact(health.state, style),
    status === 'deprecated' ? { text: '! deprecated', paint: style.yellow } : undefined,
    say(describeRating(rating)),
    say(describeUse(service)),
    say(describeMatch(match)),
    say(describeSource(service)),
    say(describeOthers(service)),
  ];
  return facts.filter((fact) => fact !== undefined);
}

function say(text: string | undefined): Fact | undefined {
  return text === undefined || text === '' ? undefined : { text };
}

/** Some registries do not say how many there are. */
function describeRating(rating: Service['rating']): string {
  if (rating === undefined) return '';
  const count = rating.count > 0 ? ` (${formatCount(rating.count)})` : '';
  return `★ ${rating.average.toFixed(1)}${count}`;
}

function describeUse({ popularity }: Service): string {
  const { connections = 0, executions = 0 } = popularity;
  return [
    connections > 0 && plural(connections, 'connection'),
    executions > 0 && plural(executions, 'call'),
  ]
    .filter((use) => use !== false)
    .join(', ');
}

/** Who sees why by the name needs not be told. */
function describeMatch(match: Service['match']): string {
  const fields = match?.fields ?? [];
  if (fields.length === 0 || fields.includes('name') || fields.includes('title')) return '';
  return `matched: ${fields.join(', ')}`;
}

function describeSource({ source }: Service): string {
  return source.stale ? `${source.registry} (does not answer now)` : source.registry;
}

function describeOthers({ source, alsoIn = [] }: Service): string {
  const others = new Set(alsoIn.map(({ registry }) => registry));
  others.delete(source.registry);
  if (others.size > 0) return `also in ${others.size > 2 ? others.size : [...others].join(', ')}`;
  return alsoIn.length > 0 ? `listed ${alsoIn.length + 1} times` : '';
}
