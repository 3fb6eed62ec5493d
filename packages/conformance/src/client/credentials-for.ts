import type { ServiceCredentials } from '@nanda/sdk';
import type { ScenarioContext } from './scenario-context.js';

/** What a client connects with, where the scenario lets it in without a user. */
export function credentialsFor({
  scenario,
  client,
}: ScenarioContext): ServiceCredentials | undefined {
  if (client === undefined || !scenario.startsWith('auth/client-credentials-')) return undefined;
  return { type: 'oauth2', grant: 'client_credentials', ...client };
}
