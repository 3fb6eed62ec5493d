import type { FakeNandaServer } from './make-nanda-server.js';

const summaryKeys = new Set([
  'id',
  'name',
  'slug',
  'description',
  'provider',
  'types',
  'tags',
  'verified',
  'created_at',
  'updated_at',
  'logo_url',
  'rating',
  'uptime',
  'url',
  'documentation_url',
]);

/** What lists show of a row. What it lacks stays away. */
export function summariseServer(server: FakeNandaServer): FakeNandaServer {
  return Object.fromEntries(Object.entries(server).filter(([key]) => summaryKeys.has(key)));
}
