import type { PublicChallenge, ServiceChallenge } from '@nanda/protocol';
import { isObject } from '../../core/is-object.js';
import { toPublicField } from './to-public-field.js';

/** The details of a failure in the spelling of the public surface, whose challenge its clients fill in. */
export function toPublicDetails(
  details: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { challenge } = details;
  if (!isObject(challenge) || !Array.isArray(challenge['fields'])) return details;
  // Of our own making: see `completeRefusal`.
  return { ...details, challenge: toPublicChallenge(challenge as unknown as ServiceChallenge) };
}

function toPublicChallenge({
  resourceMetadata,
  fields,
  ...challenge
}: ServiceChallenge): PublicChallenge {
  return {
    ...challenge,
    fields: fields.map(toPublicField),
    ...(resourceMetadata !== undefined && { resource_metadata: resourceMetadata }),
  };
}
