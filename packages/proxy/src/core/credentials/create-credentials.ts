import type {
  CredentialExport,
  CredentialExportRequest,
  CredentialImport,
  CredentialsImported,
  StoredCredential,
} from '@nanda/protocol';
import type { AuditEntry, AuditLog } from '../audit/audit-log.js';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { Logger } from '../logger.js';
import { ownerOf } from '../owner-of.js';
import type { Principal } from '../principal.js';
import { principalKey } from '../principal-key.js';
import { reasonOf } from '../reason-of.js';
import { withDeadline } from '../with-deadline.js';
import { untilAborted } from '../until-aborted.js';
import { createPassphraseBox } from './create-passphrase-box.js';
import { credentialErrors } from './credential-errors.js';
import type { CredentialVault, VaultEntry } from './credential-vault.js';
import { describeEntry } from './describe-entry.js';
import { importEntries } from './import-entries.js';

export interface CredentialsOptions {
  readonly vault: CredentialVault;
  readonly services: {
    /** @throws NandaError SERVICE_NOT_FOUND */
    getRecord(idOrName: string, principal: Principal): Promise<ServiceRecord>;
  };
  /** Takes them back where they were given out. @default nobody is asked */
  readonly revoke?: ((entry: VaultEntry, signal: AbortSignal) => Promise<void>) | undefined;
  /** Told what was deleted: what uses it uses it no longer. @default nobody is told */
  readonly onDeleted?: ((entry: VaultEntry) => void) | undefined;
  readonly audit?: Pick<AuditLog, 'record'> | undefined;
  readonly logger: Logger;
}

/** The use cases of what is kept to let somebody into services. What a caller does not own does not exist for it. */
export interface Credentials {
  list(principal: Principal): Promise<StoredCredential[]>;
  /**
   * Sessions of this process that it has opened end; those of another one on the same store ask for it when they are opened again.
   *
   * @throws NandaError NOT_FOUND
   */
  delete(id: string, principal: Principal): Promise<StoredCredential>;
  export(request: CredentialExportRequest, principal: Principal): Promise<CredentialExport>;
  import(request: CredentialImport, principal: Principal): Promise<CredentialsImported>;
}

/** Milliseconds that an issuer has to take tokens back. */
const longestRevocation = 5000;

export function createCredentials(options: CredentialsOptions): Credentials {
  const { vault, services, audit, logger } = options;
  const passphrases = createPassphraseBox();

  function note(
    principal: Principal,
    entry: Pick<AuditEntry, 'type' | 'target' | 'details'> & { outcome?: AuditEntry['outcome'] },
  ): void {
    audit?.record({ outcome: 'success', actor: principalKey(principal), ...entry });
  }

  /** Best effort: what an issuer does not take back ends by itself. */
  async function revoke(entry: VaultEntry): Promise<'revoked' | 'failed' | 'kept'> {
    if (options.revoke === undefined || entry.type !== 'oauth2') return 'kept';
    const deadline = withDeadline(longestRevocation, {
      reason: () => new Error('The issuer did not answer in time.'),
    });
    try {
      await untilAborted(options.revoke(entry, deadline.signal), deadline.signal);
      return 'revoked';
    } catch (error) {
      logger.warn('Tokens could not be revoked at their issuer', {
        credential: entry.id,
        reason: reasonOf(error),
      });
      return 'failed';
    } finally {
      deadline.release();
    }
  }

  return {
    async list(principal) {
      return (await vault.list(ownerOf(principal))).map(describeEntry);
    },

    async delete(id, principal) {
      const entry = await vault.delete(id, ownerOf(principal));
      if (entry === undefined) throw credentialErrors.notFound(id);
      options.onDeleted?.(entry);
      const atIssuer = await revoke(entry);
      const { serviceId, type } = entry;
      note(principal, {
        type: 'credential.revoked',
        target: id,
        details: { serviceId, type, atIssuer },
      });
      return describeEntry(entry);
    },

    async export({ passphrase, credentialIds }, principal) {
      const all = await vault.list(ownerOf(principal));
      const wanted = credentialIds?.map((id) => {
        const found = all.find((entry) => entry.id === id);
        if (found === undefined) throw credentialErrors.notFound(id);
        return found;
      });
      const entries = (wanted ?? all).map((entry) => ({
        ...toExport(entry),
        secret: entry.secret,
      }));
      const sealed = await passphrases.seal(JSON.stringify({ entries }), { passphrase });
      note(principal, { type: 'credential.exported', details: { count: entries.length } });
      return sealed;
    },

    async import({ passphrase, export: sealed }, principal) {
      const text = await passphrases.open(sealed, { passphrase });
      const { imported, skipped } = await importEntries(text, { vault, services, principal });
      note(principal, {
        type: 'credential.imported',
        details: { count: imported, skipped: skipped.length },
      });
      return { imported, skipped };
    },
  };
}

function toExport({ connectionId, ...entry }: VaultEntry) {
  const { serviceId, type, place, issuer, scope, isRenewable, expiresAt, updatedAt } = entry;
  return {
    serviceId,
    type,
    place,
    issuer,
    scope,
    isRenewable,
    expiresAt,
    updatedAt,
    ...(connectionId !== undefined && { isOfConnection: true }),
  };
}
