import type { ServiceChallenge, Transport } from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import { pageOf } from './page-of.js';
import { wantedFields } from './wanted-fields.js';

export interface DescribeChallengeOptions {
  readonly reason: ServiceChallenge['reason'];
  /** What the service has said itself: it counts more than what is listed. @default it was not asked */
  readonly said?: Partial<ServiceChallenge> | undefined;
  /** Of the endpoint that is meant. @default any */
  readonly transport?: Transport | undefined;
}

/** What a service wants of who connects, of what its registry lists and of what it answered. */
export function describeChallenge(
  record: ServiceRecord,
  { reason, said, transport }: DescribeChallengeOptions,
): ServiceChallenge {
  const { kind, fields } = wantedFields(record, {
    transport,
    said: said && (said.kind ?? 'unknown'),
  });
  const where = said?.where ?? pageOf(record);
  return {
    ...said,
    kind,
    // What the authorization server wants is known best by who has asked it.
    fields: said?.fields?.length ? said.fields : fields,
    reason: said?.reason ?? reason,
    ...(where !== undefined && { where }),
  };
}
