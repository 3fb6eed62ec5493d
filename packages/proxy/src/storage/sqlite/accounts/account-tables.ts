/** The tables of accounts, as Kysely types their queries. Times are milliseconds of the epoch; lists are JSON. */
export interface AccountTables {
  accounts: {
    id: string;
    email: string | null;
    email_key: string | null;
    password_hash: string | null;
    wallet_address: string | null;
    /** The wallet in lower case. */
    wallet_key: string | null;
    name: string | null;
    plan: string;
    roles: string;
    is_disabled: 0 | 1;
    created_at: number;
    last_login_at: number | null;
  };
  account_sessions: {
    id: string;
    account_id: string;
    /** Null for all that the account may do. */
    scope: string | null;
    client_id: string | null;
    created_at: number;
    expires_at: number;
  };
  /** Every one that a session had; `used_at` is null for the one that is good. */
  refresh_tokens: { hash: string; session_id: string; used_at: number | null };
  api_keys: {
    id: string;
    account_id: string;
    name: string;
    prefix: string;
    key_hash: string;
    scope: string;
    created_at: number;
    expires_at: number | null;
    last_used_at: number | null;
  };
  wallet_challenges: {
    nonce: string;
    wallet_address: string;
    chain_id: number;
    message: string;
    place: string;
    expires_at: number;
  };
  signing_keys: {
    id: string;
    public_key: string;
    /** Sealed. */
    private_key: string;
    created_at: number;
    signs_until: number;
    verifies_until: number;
  };
}
