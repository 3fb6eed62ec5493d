import type { ServiceCredentials } from '@nanda/protocol';
import type { Settings } from '../settings/resolve-settings.js';
import { createAgreementStore } from './create-agreement-store.js';

export interface RememberAgreementOptions {
  readonly serviceId: string;
  /** What the connection is called. */
  readonly label: string;
  readonly settings: Pick<Settings, 'directories' | 'baseUrl'>;
}

/** Who names a contract for a service with the credentials of a connection agrees to it, where its chain is named too. */
export async function rememberAgreement(
  auth: ServiceCredentials | undefined,
  { serviceId, label, settings }: RememberAgreementOptions,
): Promise<void> {
  if (auth?.type !== 'evmauth') return;
  const { contractAddress, chainId } = auth;
  if (contractAddress === undefined || chainId === undefined) return;
  await createAgreementStore(settings).add({ serviceId, label, contractAddress, chainId });
}
