import { prefixUri, readPrefix } from './prefix-uri.js';
import {
  matchesTemplate,
  readTemplate,
  type MatchBudget,
  type UriPattern,
} from './match-template.js';

/** A resource of a connection. */
export interface UriPlace {
  readonly connectionId: string;
  /** The service's own URI of it. */
  readonly uri: string;
}

/** Whose URIs are whose: what a client is shown is found again, exactly. */
export interface UriDirectory {
  /**
   * Undefined where no service is known to have it.
   *
   * @param budget shared by all that are looked for in one go. @default one of its own
   */
  find(uri: string, budget?: MatchBudget): UriPlace | undefined;
  /** The same for a template, as it is listed. */
  findTemplate(template: string): UriPlace | undefined;
  /** Whether it begins like one that says whose it is: as such a service's own URI is never shown. */
  isPrefixed(uri: string): boolean;
  /** The form of a service's own URI, or template, that is found again wherever it is another's too. */
  prefix(place: UriPlace): string;
  /** As a row that the connection lists is shown. */
  showListed(place: UriPlace): string;
  showTemplate(place: UriPlace): string;
}

/** Steps by which templates may be compared with one URI. */
const stepsOfOne = 200_000;

/** What one connection lists. */
export interface ListedUris {
  readonly connectionId: string;
  readonly alias: string;
  /** Of the apps that its tools name: these come before what all connections list. */
  readonly apps: readonly string[];
  readonly resources: readonly string[];
  readonly templates: readonly string[];
}

/**
 * A URI belongs to the first connection that lists it, and to the others only with their prefix. What already looks as if it
 * had one gets another, so that a prefix always is one. It says which of those that have a URI is meant, and gives nobody
 * a URI that it has not named.
 *
 * @param listed in the order of creation
 */
export function createUriDirectory(listed: readonly ListedUris[]): UriDirectory {
  const connections = new Map(listed.map(({ alias, connectionId }) => [alias, connectionId]));
  const aliases = new Map(listed.map(({ alias, connectionId }) => [connectionId, alias]));
  const isPrefixed = (uri: string): boolean =>
    readPrefix(uri, { aliases: connections }) !== undefined;

  function claim(owners: Map<string, string>, member: 'apps' | 'resources' | 'templates'): void {
    for (const connection of listed) {
      for (const uri of connection[member]) {
        if (!owners.has(uri) && !isPrefixed(uri)) owners.set(uri, connection.connectionId);
      }
    }
  }

  const owners = new Map<string, string>();
  claim(owners, 'apps');
  claim(owners, 'resources');
  const templateOwners = new Map<string, string>();
  claim(templateOwners, 'templates');
  const patterns = orderPatterns(templateOwners);
  const owned = new Map(listed.map((each) => [each.alias, ownUris(each)]));

  function prefix({ connectionId, uri }: UriPlace): string {
    const alias = aliases.get(connectionId);
    return alias === undefined ? uri : prefixUri(uri, { alias });
  }

  function findPrefixed(
    text: string,
    has: (own: OwnUris, uri: string) => boolean,
  ): UriPlace | undefined {
    const read = readPrefix(text, { aliases: connections });
    const own = read && owned.get(read.alias);
    return own && has(own, read.uri)
      ? { connectionId: own.connectionId, uri: read.uri }
      : undefined;
  }

  function findIn(map: ReadonlyMap<string, string>, uri: string): UriPlace | undefined {
    const connectionId = map.get(uri);
    return connectionId === undefined ? undefined : { connectionId, uri };
  }

  return {
    find(uri, budget = { steps: stepsOfOne }) {
      const listedPlace =
        findPrefixed(uri, (own, text) => hasUri(own, text, budget)) ?? findIn(owners, uri);
      if (listedPlace !== undefined) return listedPlace;
      const pattern = findPattern(patterns, uri, budget);
      return pattern && { connectionId: pattern.connectionId, uri };
    },
    findTemplate: (template) =>
      findPrefixed(template, ({ templates }, own) => templates.has(own)) ??
      findIn(templateOwners, template),
    isPrefixed,
    prefix,
    showListed: (place) =>
      owners.get(place.uri) === place.connectionId ? place.uri : prefix(place),
    showTemplate: (place) =>
      templateOwners.get(place.uri) === place.connectionId ? place.uri : prefix(place),
  };
}

/** What one connection names, whoever else does. */
interface OwnUris {
  readonly connectionId: string;
  readonly uris: ReadonlySet<string>;
  readonly templates: ReadonlySet<string>;
  readonly patterns: readonly OwnedPattern[];
}

function ownUris({ connectionId, apps, resources, templates }: ListedUris): OwnUris {
  return {
    connectionId,
    uris: new Set([...apps, ...resources]),
    templates: new Set(templates),
    patterns: orderPatterns(new Map(templates.map((template) => [template, connectionId]))),
  };
}

function hasUri({ uris, patterns }: OwnUris, uri: string, budget: MatchBudget): boolean {
  return uris.has(uri) || findPattern(patterns, uri, budget) !== undefined;
}

interface OwnedPattern {
  readonly connectionId: string;
  readonly pattern: UriPattern;
}

function findPattern(
  patterns: readonly OwnedPattern[],
  uri: string,
  budget: MatchBudget,
): OwnedPattern | undefined {
  return patterns.find(({ pattern }) => budget.steps > 0 && matchesTemplate(uri, pattern, budget));
}

/** Those that say most first; of equal ones the older connection's. */
function orderPatterns(owners: ReadonlyMap<string, string>): readonly OwnedPattern[] {
  return [...owners]
    .flatMap(([template, connectionId]) => {
      const pattern = readTemplate(template);
      return pattern === undefined ? [] : [{ connectionId, pattern }];
    })
    .toSorted((a, b) => b.pattern.weight - a.pattern.weight);
}
