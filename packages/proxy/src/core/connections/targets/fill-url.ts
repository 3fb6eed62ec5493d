import type { ServiceInput } from '@nanda/protocol';
import type { RecordEndpoint } from '../../catalog/service-record.js';
import { NandaError } from '../../nanda-error.js';
import { ownValue } from './own-value.js';

export interface FilledUrl {
  /** Names that nobody has given a value for stand in it as `{name}`. */
  readonly url: string;
  /** What may be told of it: without what the caller has filled in. Absent where that is nothing. */
  readonly shownUrl?: string;
  readonly missing: readonly string[];
}

const names = /\{([\w.-]+)\}/g;
const parts = /^([a-z][a-z\d+.-]*:)\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;
/** A name in front of a domain that is fixed. */
const hostWithNames = /^[^@:]*\{[\w.-]+\}[a-z\d-]*(?:\.[a-z\d-]+){2,}(?::\d+)?$/i;
const hostLabel = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/**
 * Fills an address in with what its registry names for it, and with what the caller gives.
 *
 * What a registry names stands in it as it is: the address is its own. What a caller gives is one value: it is encoded in
 * path and query, and in the host it is one label in front of a domain that is fixed. It changes neither where
 * the request goes nor which path it takes.
 *
 * @throws NandaError VALIDATION_ERROR for a value that cannot be; it is not repeated
 */
export function fillUrl(
  { url, variables = [] }: RecordEndpoint,
  { variables: given }: { readonly variables: Readonly<Record<string, string>> },
): FilledUrl {
  const missing: string[] = [];
  const filled = new Map<string, string>();
  const template = url.replaceAll(names, (text, name: string) => {
    const input: ServiceInput = variables.find((one) => one.name === name) ?? { name };
    const own = ownValue(input, given);
    if (own !== undefined) return own;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined || value === '') missing.push(text);
    else filled.set(name, value);
    return text;
  });
  if (filled.size === 0)
    return { url: template, ...(missing.length > 0 && { shownUrl: template }), missing };
  return { url: insert(template, filled), shownUrl: template, missing };
}

function insert(template: string, values: ReadonlyMap<string, string>): string {
  const [, scheme = '', host = '', path = '', query = '', fragment = ''] =
    parts.exec(template) ?? [];
  const fill = (text: string, encode: (value: string, name: string) => string): string =>
    text.replaceAll(names, (whole, name: string) => {
      const value = values.get(name);
      return value === undefined ? whole : encode(value, name);
    });
  const filled = [
    `${scheme}//`,
    fill(host, (value, name) => {
      if (hostWithNames.test(host) && hostLabel.test(value)) return value;
      throw unfit(
        name,
        'is part of the host, and has to be one word of letters, digits and hyphens',
      );
    }),
    fill(path, encodeURIComponent),
    fill(query, encodeURIComponent),
    fill(fragment, encodeURIComponent),
  ].join('');
  // What was encoded part by part is read as a whole: dots that meet could still climb.
  const [name = ''] = values.keys();
  if (
    scheme === '' ||
    !hasSameShape(
      filled,
      fill(template, () => 'x'),
    )
  ) {
    throw unfit(name, 'would change where the request goes');
  }
  return filled;
}

/** Whether two addresses differ in single values alone. */
function hasSameShape(one: string, other: string): boolean {
  const [a, b] = [URL.parse(one), URL.parse(other)];
  if (a === null || b === null) return one.includes('{') && other.includes('{');
  const count = (url: URL): string =>
    [
      url.protocol,
      url.port,
      url.username,
      url.password,
      url.hostname.split('.').length,
      url.pathname.split('/').length,
      [...url.searchParams.keys()].join('&'),
      url.hash === '',
    ].join(' ');
  return count(a) === count(b);
}

function unfit(name: string, why: string): NandaError {
  return new NandaError(
    'VALIDATION_ERROR',
    `The value for "${name}" ${why}. Give another one, or add the address with your own values: nanda servers add <name> <url>.`,
    { details: { variable: name } },
  );
}
