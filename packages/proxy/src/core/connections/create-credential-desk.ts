import type { ServiceCredentials } from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { AuditLog } from '../audit/audit-log.js';
import { credentialsOfEntry } from '../credentials/credentials-of-entry.js';
import { createId } from '../create-id.js';
import type { CredentialVault, VaultEntry } from '../credentials/credential-vault.js';
import { holdsTokens } from '../credentials/holds-tokens.js';
import { NandaError } from '../nanda-error.js';
import { principalKey } from '../principal-key.js';
import { connectionErrors } from './connection-errors.js';
import type { LiveConnection } from './live-connection.js';

export interface CredentialDeskOptions {
  /** @default what was given lives in this process alone */
  readonly vault?: CredentialVault | undefined;
  readonly audit?: Pick<AuditLog, 'record'> | undefined;
}

/** Knows with what the sessions of connections are opened. */
export interface CredentialDesk {
  /**
   * What a session at this place is opened with: what was given with the connection, or else what its owner keeps for the
   * service.
   *
   * @throws NandaError SERVICE_AUTH_REQUIRED where it is gone, or for another place
   */
  find(
    live: LiveConnection,
    where: { readonly record: ServiceRecord; readonly place: string | undefined },
  ): Promise<ServiceCredentials>;
  /** A connection is open and stored for the first time: keeps what was given with it, and notes where. */
  keep(live: LiveConnection): Promise<void>;
}

export function createCredentialDesk({ vault, audit }: CredentialDeskOptions): CredentialDesk {
  async function read(
    record: ServiceRecord,
    find: (from: CredentialVault) => Promise<VaultEntry | undefined>,
  ): Promise<VaultEntry | undefined> {
    if (vault === undefined) return undefined;
    try {
      return await find(vault);
    } catch (error) {
      if (error instanceof NandaError) throw connectionErrors.credentialsUnreadable(record, error);
      throw error;
    }
  }

  /** Those of the place where there are some: a service may have several. */
  async function findRemembered(
    live: LiveConnection,
    { record, place }: { readonly record: ServiceRecord; readonly place: string | undefined },
  ): Promise<VaultEntry | undefined> {
    const { owner, serviceId } = live.stored;
    const type = live.credentials?.type;
    return (
      (await read(record, (from) => from.find(owner, { serviceId, type, place }))) ??
      (await read(record, (from) => from.find(owner, { serviceId, type })))
    );
  }

  return {
    async find(live, { record, place }) {
      const { owner, credentialId, authType } = live.stored;
      const { credentials } = live;
      if (live.isNew) {
        if (credentials !== undefined && !isTokenless(credentials)) return credentials;
        const found = await findRemembered(live, { record, place });
        if (found === undefined) {
          live.credentials = credentials ?? { type: 'none' };
          return live.credentials;
        }
        if (found.place !== place) throw connectionErrors.moved(record, found.type);
        live.stored = {
          ...live.stored,
          authType: found.type,
          // Tokens come and go, as their owner agrees: who authenticates finds those that there are.
          ...(!holdsTokens(found) && { credentialId: found.id }),
        };
        // Who deleted it before it was noted here did not find this connection.
        const isThere = await read(record, (from) => from.get(found.id, live.stored.owner));
        if (isThere === undefined) throw connectionErrors.credentialsGone(record, found.type);
        return credentials ?? credentialsOfEntry(found);
      }
      if (credentials !== undefined) return credentials;
      // There was never a secret in it: what it uses is found by who authenticates.
      if (credentialId === undefined && authType === 'oauth2') return { type: 'oauth2' };
      const kept =
        credentialId === undefined
          ? undefined
          : await read(record, (from) => from.get(credentialId, owner));
      if (kept === undefined) throw connectionErrors.credentialsGone(record, authType);
      if (kept.place !== place) throw connectionErrors.moved(record, kept.type);
      return credentialsOfEntry(kept);
    },

    async keep(live) {
      const { credentials } = live;
      live.isNew = false;
      if (vault === undefined || credentials?.type === 'none') return;
      if (live.stored.credentialId === undefined) {
        if (credentials === undefined || isTokenless(credentials)) return;
        if (!live.isKept) {
          // The name of nothing: another process looks for it, and learns that they are gone.
          live.stored = { ...live.stored, credentialId: createId('cred') };
          return;
        }
        const { owner, serviceId, id } = live.stored;
        const entry = await vault.save({
          owner,
          serviceId,
          type: credentials.type,
          place: live.place ?? '',
          secret: { ...credentials },
          ...(!live.isRemembered && { connectionId: id }),
        });
        live.stored = { ...live.stored, credentialId: entry.id };
        audit?.record({
          type: 'credential.stored',
          outcome: 'success',
          actor: principalKey(owner),
          target: entry.id,
          details: { serviceId, type: entry.type, isRemembered: live.isRemembered },
        });
      }
      // From now on the vault says what is used: who deletes there means it.
      live.credentials = undefined;
    },
  };
}

/** Whether they stand for tokens that are kept for the service, and hold no secret themselves. */
function isTokenless(credentials: ServiceCredentials): boolean {
  return (
    credentials.type === 'oauth2' &&
    credentials.accessToken === undefined &&
    credentials.clientSecret === undefined
  );
}
