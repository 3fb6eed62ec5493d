import type { Authorization, Service } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { canAsk } from '../prompts/can-ask.js';
import type { ConnectTarget } from '../services/connect-target.js';
import { readSecret } from '../settings/read-secret.js';
import type { AuthorizingContext } from './authorizing-context.js';
import { leaveAuthorization } from './leave-authorization.js';
import { requireConsent } from './require-consent.js';
import { waitForConsent } from './wait-for-consent.js';
import { readConsentPage } from './read-consent-page.js';

type Context = Omit<AuthorizingContext, 'options'> &
  Pick<CommandContext, 'client' | 'positionals' | 'afterDashes'> & {
    readonly options: AuthorizingContext['options'] & {
      readonly authorization?: string | undefined;
      readonly 'redirect-url-file'?: string | undefined;
    };
  };

/**
 * The service of an authorization that was begun before, once somebody has agreed to it; undefined where none was named. On a
 * terminal it is waited for.
 *
 * @throws CliError `SERVICE_AUTH_REQUIRED` where nobody has agreed yet; `NOT_FOUND`
 */
export async function findAgreed(context: Context): Promise<ConnectTarget | undefined> {
  const { io, options, positionals, afterDashes } = context;
  const { authorization: id, 'redirect-url-file': addressFile } = options;
  if (id === undefined) {
    if (addressFile === undefined) return undefined;
    throw new CliError('USAGE_ERROR', '--redirect-url-file needs --authorization ID too.');
  }
  if (positionals.length > 0 || afterDashes !== undefined) {
    throw new CliError('USAGE_ERROR', '--authorization says already with which service.');
  }
  const client = await context.client();
  const params = { authorizationId: id };
  const known = await (addressFile === undefined ? look() : complete(addressFile));
  const { serviceId } = known;
  const label = await client.call<Service>('services.get', { params: { serviceId } }).then(
    ({ data }) => data.name,
    () => serviceId,
  );
  if (known.state === 'pending' && !canAsk(context)) {
    throw await leaveAuthorization(known, { client, label }, context);
  }
  const { host } = known.state === 'pending' ? readConsentPage(known) : { host: '' };
  requireConsent(
    known.state === 'pending' ? await waitForConsent(known, { client, host, context }) : known,
  );
  return { serviceId, label };

  async function look(): Promise<Authorization> {
    return (await client.call<Authorization>('authorizations.get', { params })).data;
  }

  async function complete(source: string): Promise<Authorization> {
    const redirectUrl = await readSecret(source, { io, option: '--redirect-url-file' });
    const body = { redirectUrl };
    return (await client.call<Authorization>('authorizations.complete', { params, body })).data;
  }
}
