import type { Agreement } from './agreement.js';

/** What somebody agrees to. */
export type AgreedContract = Omit<Agreement, 'since'>;

/** What was agreed to at one proxy: another one may call another service by the same id. */
export interface AgreementStore {
  list(): readonly Agreement[];
  has(contract: AgreedContract): boolean;
  /** Another service that was agreed to be shown proofs for that contract. */
  findOther(contract: AgreedContract): Agreement | undefined;
  /** @returns whether it is new */
  add(contract: AgreedContract): Promise<boolean>;
  /** Forgets all of a service, or those for one contract. @returns what was forgotten */
  remove(
    contract: Pick<AgreedContract, 'serviceId'> & Partial<AgreedContract>,
  ): Promise<readonly Agreement[]>;
}
