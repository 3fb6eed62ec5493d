import type { Authorizations } from '../../core/authorizations/authorizations.js';
import type { OperationHandlers } from '../http/operation-handler.js';
import { chooseRedirectUrl, type RedirectPlaces } from '../oauth/choose-redirect-url.js';

export type AuthorizationOperationId =
  | 'authorizations.create'
  | 'authorizations.get'
  | 'authorizations.complete'
  | 'authorizations.cancel';

/** The authorizations of the v2 surface. */
export function createAuthorizationHandlers({
  authorizations,
  publicUrl,
  listening,
}: {
  readonly authorizations: Authorizations;
  readonly publicUrl: string | undefined;
  /** Where the proxy listens at present. */
  readonly listening: () => RedirectPlaces['listening'];
}): OperationHandlers<AuthorizationOperationId> {
  return {
    'authorizations.create': async ({ params, body }, { principal, gone, origin }) => ({
      data: await authorizations.create(
        { ...body, serviceId: params.serviceId },
        {
          principal,
          redirectUrl: chooseRedirectUrl({ origin, publicUrl, listening: listening() }),
          signal: gone,
        },
      ),
    }),
    'authorizations.get': async ({ params, query }, { principal, gone }) => ({
      data: await authorizations.get(params.authorizationId, principal, {
        wait: (query.wait ?? 0) * 1000,
        signal: gone,
      }),
    }),
    'authorizations.complete': async ({ params, body }, { principal }) => ({
      data: await authorizations.complete(params.authorizationId, body.redirectUrl, principal),
    }),
    'authorizations.cancel': async ({ params }, { principal }) => ({
      data: await authorizations.cancel(params.authorizationId, principal),
    }),
  };
}
