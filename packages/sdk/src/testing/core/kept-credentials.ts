import type {
  CredentialExport,
  CredentialExportRequest,
  CredentialImport,
  CredentialsImported,
  ServiceCredentials,
  StoredCredential,
} from '@nanda/protocol';
import type { Clock } from '../control/clock.js';
import type { KnownService } from '../services/known-service.js';
import { Refusal } from '../wire/refusal.js';
import type { Catalog } from './catalog.js';
import type { Caller } from './caller.js';
import type { Ids } from './create-ids.js';

interface Kept {
  readonly owner: string;
  readonly described: StoredCredential;
  readonly credentials: ServiceCredentials;
}

/** What is kept, of whom and for what. */
export interface Keeping {
  readonly owner: string;
  readonly service: KnownService;
  readonly credentials: ServiceCredentials;
  /** The connection that it ends with. @default it is the service's */
  readonly connectionId?: string | undefined;
}

/** Credentials that a test proxy keeps for services. What a caller does not own does not exist for it. */
export class KeptCredentials {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #catalog: Catalog;
  readonly #kept = new Map<string, Kept>();

  constructor({
    clock,
    ids,
    catalog,
  }: {
    readonly clock: Clock;
    readonly ids: Ids;
    readonly catalog: Catalog;
  }) {
    this.#clock = clock;
    this.#ids = ids;
    this.#catalog = catalog;
  }

  /** Those of the same owner, service and kind give way to the new ones. */
  keep({ owner, service, credentials, connectionId }: Keeping): void {
    const { entry } = service;
    const { type } = credentials;
    const before = this.#of(owner).find(
      ({ described }) =>
        described.serviceId === entry.id &&
        described.type === type &&
        described.connectionId === connectionId,
    )?.described;
    const now = this.#clock.timestamp();
    const described: StoredCredential = {
      id: before?.id ?? this.#ids('cred'),
      serviceId: entry.id,
      type,
      place: entry.endpoints[0]?.url?.split('?')[0] ?? 'stdio',
      ...(type === 'oauth2' && { isRenewable: true }),
      ...(connectionId !== undefined && { connectionId }),
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
    };
    this.#kept.set(described.id, { owner, described, credentials });
  }

  /** What is kept for a service, of one kind or of any. */
  find(
    owner: string,
    { serviceId, type }: { readonly serviceId: string; readonly type?: string | undefined },
  ): ServiceCredentials | undefined {
    return this.#of(owner).findLast(
      ({ described }) =>
        described.serviceId === serviceId &&
        described.connectionId === undefined &&
        (type === undefined || described.type === type),
    )?.credentials;
  }

  list({ key }: Caller): StoredCredential[] {
    return this.#of(key).map(({ described }) => described);
  }

  /** @throws Refusal NOT_FOUND */
  delete(id: string, { key }: Caller): StoredCredential {
    const { described } = this.#find(id, key);
    this.#kept.delete(id);
    return described;
  }

  /** A connection was closed: what was given for it goes with it. */
  forget(connectionId: string): void {
    for (const { described } of this.#kept.values()) {
      if (described.connectionId === connectionId) this.#kept.delete(described.id);
    }
  }

  /** Not encrypted: the passphrase is looked at, and that is all. @throws Refusal NOT_FOUND */
  export(
    { passphrase, credentialIds }: CredentialExportRequest,
    { key }: Caller,
  ): CredentialExport {
    const kept =
      credentialIds === undefined ? this.#of(key) : credentialIds.map((id) => this.#find(id, key));
    const rows = kept
      .filter(({ described }) => described.connectionId === undefined)
      .map(({ described: { serviceId }, credentials }) => ({ serviceId, credentials }));
    const text = JSON.stringify({ passphrase, rows });
    return {
      format: 'nanda-credentials',
      version: 1,
      kdf: { name: 'scrypt', N: 2 ** 14, r: 8, p: 1, salt: 'AAAA' },
      nonce: 'AAAAAAAAAAAAAAAA',
      data: btoa(encodeURIComponent(text)),
    };
  }

  /** Takes what a test proxy exported. @throws Refusal VALIDATION_ERROR for anything else, and another passphrase */
  import({ passphrase, export: file }: CredentialImport, { key }: Caller): CredentialsImported {
    const opened = openExport(file.data);
    if (opened?.passphrase !== passphrase) {
      const message = 'The passphrase is another one, or the export was changed.';
      throw new Refusal('VALIDATION_ERROR', { message, details: { field: 'passphrase' } });
    }
    const skipped: CredentialsImported['skipped'] = [];
    for (const { serviceId, credentials } of opened.rows) {
      const service = this.#catalog.find(serviceId);
      if (service === undefined) skipped.push({ serviceId, reason: 'There is no such service.' });
      else this.keep({ owner: key, service, credentials });
    }
    return { imported: opened.rows.length - skipped.length, skipped };
  }

  #of(owner: string): Kept[] {
    return Array.from(this.#kept.values()).filter((kept) => kept.owner === owner);
  }

  #find(id: string, owner: string): Kept {
    const kept = this.#kept.get(id);
    if (kept?.owner === owner) return kept;
    throw new Refusal('NOT_FOUND', { message: `You keep no credentials "${id}".` });
  }
}

interface OpenedExport {
  readonly passphrase: string;
  readonly rows: readonly {
    readonly serviceId: string;
    readonly credentials: ServiceCredentials;
  }[];
}

function openExport(data: string): OpenedExport | undefined {
  try {
    return JSON.parse(decodeURIComponent(atob(data))) as OpenedExport;
  } catch {
    return undefined;
  }
}
