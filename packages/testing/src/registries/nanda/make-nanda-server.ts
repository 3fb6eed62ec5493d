import { createHash } from 'node:crypto';

/** A row of the fake registry as its database holds it. Dirty ones have what they have. */
export type FakeNandaServer = Readonly<Record<string, unknown>>;

/** A row with everything that a clean one has, with the defaults that look like measurements. */
export function makeNandaServer({
  name,
  ...rest
}: { readonly name: string } & FakeNandaServer): FakeNandaServer {
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return {
    id: uuidOf(name),
    name,
    slug,
    description: `The service ${name}`,
    provider: 'Example Org',
    types: ['tool'],
    tags: [],
    verified: false,
    created_at: '2025-04-12T10:00:00Z',
    updated_at: '2025-04-12T10:00:00Z',
    logo_url: null,
    rating: 0,
    uptime: 100,
    url: `https://${slug}.example/sse`,
    documentation_url: null,
    usage_count: 0,
    version: '1.0.0',
    capabilities: [],
    protocols: [],
    usage_requirements: null,
    owner_email: 'owner@example.com',
    is_active: true,
    last_checked: '2025-04-12T10:00:00Z',
    status: { is_active: true, last_checked: '2025-04-12T10:00:00Z', message: '' },
    ...rest,
  };
}

/** The same for the same name, so that a row that is changed at run time stays the same row. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
