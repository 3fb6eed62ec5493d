import type { Authorization, AuthorizationRequest } from '@nanda/protocol';
import { oneLine } from '@nanda/terminal';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import { canAsk } from '../prompts/can-ask.js';
import { askFields } from '../services/ask-fields.js';
import type { AuthorizingContext } from './authorizing-context.js';
import { followAuthorization } from './follow-authorization.js';
import { leaveAuthorization } from './leave-authorization.js';

export interface AuthorizeServiceOptions {
  readonly client: ProxyClient;
  readonly serviceId: string;
  /** How people know the service; a stranger's words. */
  readonly label: string;
  readonly request: AuthorizationRequest;
  /** What there is to do once it is agreed, as a sentence goes on. @default `connect --authorization ID` is to be typed */
  readonly next?: string | undefined;
  /** Of the refusal: a failure has them as well. @default none */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** Milliseconds: other servers are asked for it, and each of them may be slow. */
const beginLimit = 90_000;

/** What has to be known of a client that is registered by hand. */
const clientFields = [
  { name: 'clientId', in: 'auth', isRequired: true },
  { name: 'clientSecret', in: 'auth', isSecret: true },
] as const;

/**
 * Has the user agree to the use of a service on the page of its authorization server: on a terminal it is opened and waited
 * for. Elsewhere nothing is opened and nothing waits: the failure says where the page is.
 *
 * @throws CliError `SERVICE_AUTH_REQUIRED` where nobody has agreed yet, or in time; `FORBIDDEN` where they said no; `CANCELLED`
 */
export async function authorizeService(
  { client, serviceId, label, request, next, details }: AuthorizeServiceOptions,
  context: AuthorizingContext,
): Promise<void> {
  const begun = await begin(request);
  const options = { client, label, next, details };
  if (canAsk(context)) return followAuthorization(begun, options, context);
  throw await leaveAuthorization(begun, options, context);

  async function begin(asked: AuthorizationRequest): Promise<Authorization> {
    try {
      const { data } = await client.call<Authorization>('authorizations.create', {
        params: { serviceId },
        body: asked,
        timeout: beginLimit,
      });
      return data;
    } catch (error) {
      if (!wantsClient(error) || asked.clientId !== undefined) throw error;
      if (!canAsk(context)) throw explainClient(error);
      const { output } = context;
      output.note(output.cleanNote(oneLine(error.message, 600)));
      const answers = await askFields(clientFields, context);
      return begin({ ...asked, ...answers });
    }
  }
}

/** Its authorization server knows only clients that somebody has registered there. */
function wantsClient(error: unknown): error is CliError {
  if (!(error instanceof CliError) || error.code !== 'VALIDATION_ERROR') return false;
  const { issuer, redirectUrl } = error.details ?? {};
  return typeof issuer === 'string' && typeof redirectUrl === 'string';
}

function explainClient(error: CliError): CliError {
  const { message, details } = error;
  return new CliError('SERVICE_AUTH_REQUIRED', message, {
    details,
    hint: 'Give what it has got there: nanda connect <service> --client-id ID --client-secret-file FILE',
    cause: error,
  });
}
