import type { SecretBox } from '../credentials/secret-box.js';
import type { Logger } from '../logger.js';
import { reasonOf } from '../reason-of.js';
import type { ClientRegistrations, RegistrationKey } from './client-registrations.js';
import type { OAuthClientId } from './oauth-client.js';
import type { SealedRegistrationRepository } from './sealed-registration-repository.js';

/** Keeps registrations encrypted. One that cannot be read or kept costs a new registration, and nothing else. */
export function createClientRegistrations({
  repository,
  box,
  logger,
}: {
  readonly repository: SealedRegistrationRepository;
  readonly box: SecretBox;
  readonly logger: Logger;
}): ClientRegistrations {
  const belongingOf = ({ issuer, redirectUrl }: RegistrationKey): string[] => [
    'oauth client',
    issuer,
    redirectUrl,
  ];
  return {
    async find(key) {
      const sealed = await repository.find(key);
      if (sealed === undefined) return undefined;
      try {
        const text = await box.open(sealed, { belongsTo: belongingOf(key) });
        return JSON.parse(text) as OAuthClientId;
      } catch (error) {
        logger.warn('A registered client cannot be read', { reason: reasonOf(error) });
        return undefined;
      }
    },
    async save(key, client) {
      const sealed = await box.seal(JSON.stringify(client), { belongsTo: belongingOf(key) });
      await repository.put({ ...key, clientId: client.clientId }, sealed);
    },
    delete: ({ issuer }, clientId) => repository.delete({ issuer, clientId }),
  };
}
