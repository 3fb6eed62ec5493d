import type { ServiceAuthKind } from '@nanda/protocol';
import type { Generated } from 'kysely';

/** The tables of what the vault keeps. */
export interface CredentialTables {
  /** Encrypted: see `SealedEntry`. */
  credentials: {
    id: string;
    /** A `principalKey`. */
    owner: string;
    service_id: string;
    connection_id: string | null;
    type: ServiceAuthKind;
    place: string;
    issuer: string | null;
    scope: string | null;
    is_renewable: 0 | 1 | null;
    expires_at: string | null;
    created_at: string;
    updated_at: string;
    version: number;
    key_id: string;
    nonce: Uint8Array;
    data: Uint8Array;
  };
  /** See `WrappedKey`. */
  credential_keys: {
    number: Generated<number>;
    id: string;
    master_id: string;
    nonce: Uint8Array;
    data: Uint8Array;
  };
  /** Encrypted: see `OAuthClientId`. */
  oauth_clients: {
    issuer: string;
    redirect_url: string;
    client_id: string;
    created_at: string;
    key_id: string;
    nonce: Uint8Array;
    data: Uint8Array;
  };
  /** `ends_at`: milliseconds of the epoch, by the clock of the store. */
  leases: { id: string; holder: string; ends_at: number };
}
