import type { AuditLog } from '../audit/audit-log.js';
import type { CredentialVault, VaultEntry } from '../credentials/credential-vault.js';
import type { AddressPolicy } from '../connections/upstream-connector.js';
import type { Logger } from '../logger.js';
import type { Owner } from '../principal.js';
import { principalKey } from '../principal-key.js';
import { reasonOf } from '../reason-of.js';
import { withDeadline } from '../with-deadline.js';
import type { OAuthClient, OAuthTokens } from './oauth-client.js';
import { oauthErrors } from './oauth-errors.js';
import { OAuthRefusalError } from './oauth-refusal-error.js';
import { readStoredTokens, toStoredTokens } from './stored-tokens.js';
import type { TokenSupply } from './token-supply.js';

export interface VaultSupplyOptions {
  readonly vault: CredentialVault;
  readonly client: Pick<OAuthClient, 'renew'>;
  readonly owner: Owner;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly place: string;
  readonly addressPolicy: AddressPolicy;
  readonly audit?: Pick<AuditLog, 'record'> | undefined;
  readonly logger: Logger;
  /** @default Date.now */
  readonly now?: (() => number) | undefined;
}

interface Kept {
  readonly entry: VaultEntry;
  readonly tokens: OAuthTokens;
}

/** Milliseconds: for others to be done, for what is done, and until it counts as given up. */
const limits = { wait: 20_000, work: 20_000, hold: 40_000 };
/** After these there is no use in asking again with the same. */
const final = new Set(['invalid_grant', 'invalid_client', 'unauthorized_client']);

/** Tokens that the user has agreed to, in the vault: one process renews them, the others read what it got. */
export function createVaultSupply(options: VaultSupplyOptions): TokenSupply {
  const { vault, client, owner, serviceId, place, addressPolicy, audit, logger } = options;
  const now = options.now ?? Date.now;
  /** Got, and not written down: the server knows those before them no more. */
  let unsaved: OAuthTokens | undefined;

  function isOver({ expiresAt }: OAuthTokens): boolean {
    return expiresAt !== undefined && now() >= Date.parse(expiresAt);
  }

  async function find(): Promise<Kept | undefined> {
    const entry = await vault.find(owner, { serviceId, place, type: 'oauth2' });
    const tokens = entry && readStoredTokens(entry);
    if (entry === undefined || tokens === undefined) {
      unsaved = undefined;
      return undefined;
    }
    const isNewer = unsaved !== undefined && unsaved.obtainedAt > tokens.obtainedAt;
    return { entry, tokens: isNewer && unsaved ? unsaved : tokens };
  }

  async function keep(entry: VaultEntry, tokens: OAuthTokens): Promise<OAuthTokens | undefined> {
    const { id, version } = entry;
    unsaved = tokens;
    try {
      const kept = await vault.update({ id, version, ...toStoredTokens(tokens) });
      unsaved = undefined;
      // The user has authorized anew meanwhile, or has taken it back.
      if (kept === undefined) return (await find())?.tokens;
    } catch (error) {
      logger.error('Renewed tokens could not be kept', { serviceId, reason: reasonOf(error) });
    }
    return tokens;
  }

  function tell(outcome: 'success' | 'failure', reason?: string): void {
    audit?.record({
      type: 'credential.refreshed',
      outcome,
      actor: principalKey(owner),
      target: serviceId,
      ...(reason !== undefined && { details: { reason } }),
    });
  }

  async function renewKept(old: OAuthTokens | undefined): Promise<OAuthTokens | undefined> {
    const kept = await find();
    if (kept === undefined) return undefined;
    const { entry, tokens } = kept;
    // Somebody else was first.
    if (tokens.accessToken !== old?.accessToken && !isOver(tokens)) return tokens;
    if (tokens.refreshToken === undefined) return undefined;
    const deadline = withDeadline(limits.work, {
      reason: () => oauthErrors.tooSlow(options.serviceName),
    });
    try {
      const renewed = await client.renew(tokens, { addressPolicy, signal: deadline.signal });
      tell('success');
      return await keep(entry, renewed);
    } catch (error) {
      if (!(error instanceof OAuthRefusalError)) throw error;
      tell('failure', error.code);
      // What it has may be good until its own end.
      if (final.has(error.code)) await keep(entry, { ...tokens, refreshToken: undefined });
      return undefined;
    } finally {
      deadline.release();
    }
  }

  return {
    async read() {
      return (await find())?.tokens;
    },
    async renew(old) {
      const kept = await find();
      if (kept === undefined) return undefined;
      const name = `oauth ${kept.entry.id}`;
      return vault.exclusively(name, limits, () => renewKept(old));
    },
  };
}
