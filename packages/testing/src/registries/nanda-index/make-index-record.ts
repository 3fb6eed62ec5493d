/** A record of the fake index, one for each organisation. Dirty ones have what they have. */
export type FakeIndexRecord = Readonly<Record<string, unknown>>;

/** An active record with everything that a clean one has: by default, of a catalog of many agents. */
export function makeIndexRecord({
  org_id,
  ...rest
}: { readonly org_id: string } & FakeIndexRecord): FakeIndexRecord {
  return {
    org_id,
    display_name: `${org_id} Inc.`,
    domain: `${org_id}.example`,
    registry_url: `https://registry.${org_id}.example`,
    ttl_seconds: 300,
    status: 'active',
    email_verified: true,
    domain_verified: true,
    created_at: '2026-07-01T10:00:00.000Z',
    updated_at: '2026-07-02T10:00:00.000Z',
    identifier: `urn:air:${org_id}.example:catalog:root`,
    media_type: 'application/ai-catalog+json',
    description: `What ${org_id} offers`,
    tags: [],
    publisher: {
      identifier: `${org_id}.example`,
      displayName: `${org_id} Inc.`,
      identityType: 'dns',
    },
    metadata: {},
    data: {},
    version: '1.0.0',
    representative_queries: [],
    ...rest,
  };
}
