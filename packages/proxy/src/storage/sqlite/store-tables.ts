import type { UsageKind } from '../../core/catalog/usage-repository.js';

/** The tables of the store, as Kysely types its queries. */
export interface StoreTables {
  registries: {
    key: string;
    /** The day (of the epoch) on which a process last had it in use. */
    used_day: number;
  };
  /** The narrow part of a service, which filters and orders read. */
  services: {
    key: number;
    /** The key of its registry. */
    registry: string;
    /** Its place among the rows of its registry. */
    place: number;
    id: string;
    name_key: string;
    title_key: string | null;
    /** What follows the last slash of the name: `exa` of `ai.exa/exa`. */
    short_name_key: string;
    protected: 0 | 1;
    verified: 0 | 1;
    rating_average: number | null;
    rating_count: number | null;
    popularity: number;
    created_at: string;
    /** 1 while several registries list the id. */
    contested: 0 | 1;
  };
  service_documents: { service_key: number; document: string };
  service_facets: { service_key: number; kind: number; value_key: string; value: string };
  services_fts: {
    rowid: number;
    name: string;
    title: string;
    tags: string;
    publisher: string;
    tools: string;
    description: string;
  };
  /** Use is counted by the minute, so that its table grows with time and not with calls. */
  usage: { service_id: string; kind: UsageKind; minute: number; count: number };
  connections: {
    id: string;
    owner_kind: 'local' | 'anonymous';
    owner_client_id: string | null;
    service_id: string;
    name: string | null;
    auth_type: string;
    created: string;
    last_used: string;
  };
}
