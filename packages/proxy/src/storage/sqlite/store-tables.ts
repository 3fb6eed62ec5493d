import type { Owner } from '../../core/principal.js';
import type { ExecutionState, ServiceAuthKind, Transport } from '@nanda/protocol';
import type { Generated } from 'kysely';
import type { UsageKind } from '../../core/catalog/usage-repository.js';
import type { AccountTables } from './accounts/account-tables.js';
import type { AuditTables } from './audit/audit-tables.js';
import type { CredentialTables } from './credentials/credential-tables.js';

/** The tables of the store, as Kysely types its queries. */
export interface StoreTables extends AccountTables, AuditTables, CredentialTables {
  registries: {
    number: Generated<number>;
    key: string;
    /** The day (of the epoch) on which a process last had it in use. */
    used_day: number;
    checkpoint: string | null;
    /** Counts listings of everything: what an older one named and the newest did not has gone. */
    generation: Generated<number>;
    /** The place of the next row that comes. */
    next_place: Generated<number>;
    synced_at: string | null;
    /** 0 while a reading has not come to its end. */
    is_complete: Generated<0 | 1>;
    /** A JSON list of texts. */
    problems: Generated<string>;
  };
  /** The narrow part of a listing, which searches read whole. */
  services: {
    key: number;
    /** The number of its registry. */
    registry: number;
    generation: number;
    /** Its place among the rows of its registry. */
    place: number;
    id: string;
    name_key: string;
    /** By `hashName`: the name in lower case, the title, and the name's telling words. */
    name_hash: number;
    title_hash: number;
    short_hash: number;
    version_rank: string | null;
    list: string | null;
    flags: number;
    popularity: number;
    rating_average: number | null;
    rating_count: number | null;
    /** Milliseconds of the epoch. */
    created_at: number;
    /** Milliseconds of the epoch. */
    updated_at: number;
    version: string | null;
    name_words: number;
    words: number;
    /** Numbers of `facet_values`, joined by spaces. */
    facets: string;
    /** One a line. */
    identities: string;
    /** The identity of its first endpoint, by which its health is found. */
    address: string | null;
  };
  service_documents: { service_key: number; document: string };
  /** Versions beside the latest, and the latest as well where there are others. */
  service_versions: {
    service_key: number;
    version: string;
    version_rank: string;
    document: string;
  };
  facet_values: { number: number; kind: number; value_key: string; value: string };
  service_tools: {
    number: Generated<number>;
    service_key: number;
    name: string;
    description: string | null;
  };
  /** What services said of their own tools, as JSON: it outlives what their registry lists. */
  known_tools: { registry: number; service_id: string; tools: string };
  address_health: {
    address: string;
    state: string;
    checked_at: string;
    latency: number | null;
    reason: string | null;
  };
  /** One row: counts what changes the catalog. */
  /** `prunes`: how often values were taken out of `facet_values`. */
  catalog_version: { version: number; prunes: number };
  /** Use is counted by the minute, so that its table grows with time and not with calls. */
  usage: { service_id: string; kind: UsageKind; minute: number; count: number };
  /** Whose use it was, for recommendations. `minute`: when it was last used. */
  usage_by_owner: { owner: string; service_id: string; count: number; minute: number };
  connections: {
    id: string;
    owner_kind: Owner['kind'];
    /** The id of the client or of the user. */
    owner_client_id: string | null;
    service_id: string;
    name: string | null;
    auth_type: ServiceAuthKind;
    created: string;
    last_used: string;
    transport: Transport | null;
    /** A JSON list of texts. */
    client_capabilities: string | null;
    /** A JSON list. */
    roots: string | null;
    pin_tools: 0 | 1 | null;
    /** Whose session it is; null where it has none. The other two are nothing without it. */
    session_runner: number | null;
    session_state: string | null;
    session_place: string | null;
    /** Of `credentials`, where it uses some that are not its own. */
    credential_id: string | null;
  };
  /** The definitions that were accepted, as a JSON list. */
  connection_tools: { connection_id: string; tools: string };
  /** The processes that have the store open, and those that ended without saying so. */
  runners: {
    id: number;
    /** Where its pid means something. */
    host: string;
    pid: number;
    /** Milliseconds from when the machine was started until the process was: pids are used again. */
    process_start: number;
    /** When it was last heard of: milliseconds of the epoch, by the clock of the store. */
    beat: number;
    /** Since when its beats have come in time again, after one was late; 0 where none was. */
    steady_since: number;
  };
  executions: {
    key: Generated<number>;
    id: string;
    /** A `principalKey`. */
    owner: string;
    connection_id: string;
    service_id: string;
    tool_name: string;
    state: ExecutionState;
    /** Whose it is: nobody else writes it. */
    runner: number;
    /** Milliseconds of the epoch. */
    started_at: number;
    /** Milliseconds of the epoch; null until it has ended. */
    ended_at: number | null;
    last_seq: number;
    /** Bytes that it and its events take up, roughly. */
    size: number;
    key_scope: string | null;
    key_parameters: string | null;
    position: string | null;
    metadata: string | null;
    error: string | null;
    parameters: string | null;
  };
  /** `execution`: the key of its execution. */
  execution_events: { execution: number; seq: number; json: string };
}
