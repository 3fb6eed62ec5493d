import type { Redactor } from '../secrets/create-redactor.js';
import { excerpt } from './excerpt.js';

/** What a service asks for, as far as its `WWW-Authenticate` header says it. Its values are the service's words. */
export interface AuthChallenge {
  /** `oauth2`: a bearer token that is got by the flow that the service describes. */
  readonly type: 'bearer' | 'oauth2' | 'unknown';
  readonly scheme?: string;
  readonly realm?: string;
  readonly scope?: string;
  /** Where the service describes its authorization, an http or https URL. Not fetched by anybody yet. */
  readonly resourceMetadata?: string;
}

const maximumLength = 4096;
const schemePattern = /^\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,40})(?:\s+|$)/;
const parameterPattern =
  /([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,40})\s*=\s*(?:"((?:[^"\\]|\\.){0,2048})"|([^\s",]{1,2048}))/g;

/** Reads the first challenge of the header; of an absent or unreadable one, that something is asked for. */
export function parseChallenge(
  header: string | null,
  { redactor }: { redactor: Redactor },
): AuthChallenge {
  const text = redactor.text(header ?? '').slice(0, maximumLength);
  const scheme = schemePattern.exec(text)?.[1];
  if (scheme === undefined) return { type: 'unknown' };

  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of text.matchAll(parameterPattern)) {
    const value = quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1');
    if (!parameters.has(name.toLowerCase()))
      parameters.set(name.toLowerCase(), excerpt(value, { limit: 500 }));
  }
  const realm = parameters.get('realm');
  const scope = parameters.get('scope');
  const resourceMetadata = readWebAddress(parameters.get('resource_metadata'));
  const isBearer = scheme.toLowerCase() === 'bearer';
  const type = !isBearer ? 'unknown' : resourceMetadata === undefined ? 'bearer' : 'oauth2';
  return {
    type,
    scheme,
    ...(realm !== undefined && { realm }),
    ...(scope !== undefined && { scope }),
    ...(resourceMetadata !== undefined && { resourceMetadata }),
  };
}

function readWebAddress(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}
