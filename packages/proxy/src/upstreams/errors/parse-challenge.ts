import type { ServiceChallenge } from '@nanda/protocol';
import type { Redactor } from '../secrets/create-redactor.js';
import { excerpt } from './excerpt.js';
import { splitChallenges, type RawChallenge } from './split-challenges.js';

/** What a service asks for, as far as its `WWW-Authenticate` says it. Its values are the service's words. */
export type SaidChallenge = Pick<ServiceChallenge, 'kind' | 'fields'> &
  Partial<Pick<ServiceChallenge, 'reason' | 'scheme' | 'realm' | 'scope' | 'resourceMetadata'>>;

const maximumLength = 8192;

/**
 * Reads what of several challenges we understand best: `Bearer` whose tokens are got by the flow that the service describes, other
 * `Bearer`, `Basic`, else the first one. Of an absent or unreadable field, that something is asked for.
 */
export function parseChallenge(
  header: string | null,
  { redactor }: { redactor: Redactor },
): SaidChallenge {
  const text = redactor.text(header ?? '').slice(0, maximumLength);
  const read = splitChallenges(text).map(describe);
  const best = (['oauth2', 'bearer', 'basic', 'api_key'] as const)
    .map((kind) => read.find((challenge) => challenge.kind === kind))
    .find((challenge) => challenge !== undefined);
  return best ?? read[0] ?? { kind: 'unknown', fields: [] };
}

function describe({ scheme, parameters }: RawChallenge): SaidChallenge {
  const say = (name: string): string | undefined => {
    const value = parameters.get(name);
    return value === undefined ? undefined : excerpt(value, { limit: 500 });
  };
  const [realm, scope] = [say('realm'), say('scope')];
  const resourceMetadata = readWebAddress(parameters.get('resource_metadata'));
  const reason = reasonOf(parameters);
  return {
    kind: kindOf(scheme, resourceMetadata),
    fields: [],
    ...(reason !== undefined && { reason }),
    scheme,
    ...(realm !== undefined && { realm }),
    ...(scope !== undefined && { scope }),
    ...(resourceMetadata !== undefined && { resourceMetadata }),
  };
}

function kindOf(scheme: string, resourceMetadata: string | undefined): ServiceChallenge['kind'] {
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return resourceMetadata === undefined ? 'bearer' : 'oauth2';
    case 'basic':
      return 'basic';
    case 'apikey':
    case 'api-key':
      return 'api_key';
    default:
      return 'unknown';
  }
}

/** RFC 6750 §3.1. */
function reasonOf(parameters: RawChallenge['parameters']): SaidChallenge['reason'] | undefined {
  const error = parameters.get('error')?.toLowerCase();
  if (error === 'insufficient_scope') return 'insufficient_scope';
  const isOver = /\bexpired?\b/i.test(parameters.get('error_description') ?? '');
  return error === 'invalid_token' && isOver ? 'expired' : undefined;
}

function readWebAddress(text: string | undefined): string | undefined {
  const url = text === undefined || text.length > 2048 ? null : URL.parse(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}
