import type { ServiceRecord } from '../catalog/service-record.js';
import { addressPolicyOf } from '../connections/resolve-target.js';
import type { VaultEntry } from '../credentials/credential-vault.js';
import type { Owner, Principal } from '../principal.js';
import type { OAuthClient } from './oauth-client.js';
import { readStoredTokens } from './stored-tokens.js';

export interface TokenRevocationOptions {
  readonly client: Pick<OAuthClient, 'revoke'>;
  readonly services: { getRecord(idOrName: string, principal: Principal): Promise<ServiceRecord> };
  /** Told first: they are used no more, whatever their issuer says. */
  readonly changed: (owner: Owner, serviceId: string) => void;
}

/** Takes tokens back that were deleted: what is remembered of them here, and at their issuer. */
export function createTokenRevocation({
  client,
  services,
  changed,
}: TokenRevocationOptions): (entry: VaultEntry, signal: AbortSignal) => Promise<void> {
  return async (entry, signal) => {
    const { owner, serviceId } = entry;
    changed(owner, serviceId);
    const tokens = readStoredTokens(entry);
    if (tokens === undefined || tokens.issuer === '') return;
    // A service that is gone vouches for no address of this network.
    const record = await services.getRecord(serviceId, owner).catch(() => undefined);
    const addressPolicy = record === undefined ? 'public' : addressPolicyOf(record);
    await client.revoke(tokens, { addressPolicy, signal });
  };
}
