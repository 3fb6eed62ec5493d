import type { AccountRepository } from './account-repository.js';
import type { ApiKeyRepository } from './api-key-repository.js';
import type { ChallengeRepository } from './challenge-repository.js';
import type { SessionRepository } from './session-repository.js';
import type { SigningKeyRepository } from './signing-key-repository.js';

/** All that accounts are kept in. */
export interface AccountStore {
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
  readonly apiKeys: ApiKeyRepository;
  readonly challenges: ChallengeRepository;
  readonly signingKeys: SigningKeyRepository;
}
