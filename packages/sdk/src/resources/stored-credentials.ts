import type {
  CredentialExport,
  CredentialExportRequest,
  CredentialImport,
  CredentialsImported,
  StoredCredential,
} from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';

/** What the proxy keeps, encrypted, to let the caller into services. No answer ever holds a secret that can be read. */
export class StoredCredentials {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Lists them, without the secrets. */
  list(options?: RequestOptions): APIPromise<StoredCredential[]> {
    return this.#transport.request('credentials.list', { options });
  }

  /** Has one forgotten; tokens are revoked where their issuer can do that. @throws NotFoundError */
  delete(credentialId: string, options?: RequestOptions): APIPromise<StoredCredential> {
    return this.#transport.request('credentials.delete', { params: { credentialId }, options });
  }

  /**
   * Takes them elsewhere, encrypted under a passphrase of at least 12 characters.
   *
   * @throws NotFoundError where one of `credentialIds` is none, RateLimitError
   */
  export(
    parameters: CredentialExportRequest,
    options?: RequestOptions,
  ): APIPromise<CredentialExport> {
    return this.#transport.request('credentials.export', { body: parameters, options });
  }

  /** Takes in what was exported elsewhere. @throws BadRequestError for another passphrase, RateLimitError */
  import(parameters: CredentialImport, options?: RequestOptions): APIPromise<CredentialsImported> {
    return this.#transport.request('credentials.import', { body: parameters, options });
  }
}
