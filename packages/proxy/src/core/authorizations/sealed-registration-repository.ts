import type { SealedSecret } from '../credentials/secret-box.js';
import type { RegistrationKey } from './client-registrations.js';

/** Port: keeps what was registered, encrypted. */
export interface SealedRegistrationRepository {
  find(key: RegistrationKey): Promise<SealedSecret | undefined>;
  put(key: RegistrationKey & { readonly clientId: string }, sealed: SealedSecret): Promise<void>;
  delete(which: { readonly issuer: string; readonly clientId: string }): Promise<void>;
}
