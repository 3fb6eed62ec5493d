import type { Authorization } from '@nanda/protocol';
import { oneLine } from '@nanda/terminal';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import type { AuthorizingContext } from './authorizing-context.js';
import { cancelAuthorization } from './cancel-authorization.js';
import { comesToThisMachine } from './comes-to-this-machine.js';
import { readConsentPage } from './read-consent-page.js';

export interface LeaveAuthorizationOptions {
  readonly client: ProxyClient;
  /** How people know the service; a stranger's words. */
  readonly label: string;
  /** What there is to do once it is agreed, as a sentence goes on. @default `connect --authorization ID` is to be typed */
  readonly next?: string | undefined;
  /** Of the refusal: a failure has them as well. @default none */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** The failure that tells where somebody can agree, and what to do then: where nobody is at a terminal, nothing waits. */
export async function leaveAuthorization(
  authorization: Authorization,
  { client, label, next: goesOn, details }: LeaveAuthorizationOptions,
  { program }: Pick<AuthorizingContext, 'program'>,
): Promise<CliError> {
  const { id, expiresAt, redirectUrl, scope } = authorization;
  try {
    const { href, host } = readConsentPage(authorization);
    const where = comesToThisMachine(authorization) ? ' on the machine of the proxy' : '';
    const next = goesOn ?? `and then: ${program} connect --authorization ${id}`;
    return new CliError(
      'SERVICE_AUTH_REQUIRED',
      `${oneLine(label, 60)} wants somebody to agree on a page of ${host}:\n${href}`,
      {
        details: {
          ...details,
          authorization: {
            id,
            url: href,
            host,
            redirectUrl,
            ...(scope !== undefined && { scope }),
            expiresAt,
          },
        },
        hint: `Open it in a browser${where}, ${next}`,
      },
    );
  } catch (error) {
    await cancelAuthorization(id, { client });
    throw error;
  }
}
