import type { Hono } from 'hono';
import type {
  AnsweredAuthorization,
  Authorizations,
} from '../../core/authorizations/authorizations.js';
import type { Environment } from '../http/mount-operations.js';
import { answerWithPage } from './answer-with-page.js';
import { clientMetadata } from './client-metadata.js';
import { messagePage } from './html/message-page.js';
import { ownerBody } from './html/owner-body.js';
import { pageAnswer } from './html/page-answer.js';
import { oauthClientPaths } from './oauth-client-paths.js';
import { readForm } from './read-form.js';

export interface OAuthClientSurface {
  readonly authorizations: Pick<Authorizations, 'answer'>;
  /** By which address browsers reach the proxy. */
  readonly publicUrl: string | undefined;
}

/** What an authorization server sends back with the browser (RFC 6749 §4.1.2, RFC 9207). */
const answerFields = ['state', 'code', 'iss', 'error', 'error_description'] as const;

/** What the proxy shows of itself as the client of services: where browsers come back to, and who it is. */
export function mountOAuthClient(
  routes: Hono<Environment>,
  { authorizations, publicUrl }: OAuthClientSurface,
): void {
  routes.get(oauthClientPaths.callback, async ({ req: { raw } }) => {
    // Whoever only looks (a preview, a check of a link) must not use the answer up.
    if (raw.method !== 'GET') return new Response(null, { status: 204 });
    const parameters = new URL(raw.url).searchParams;
    return show(await authorizations.answer(parameters), parameters);
  });

  routes.post(oauthClientPaths.callback, ({ req: { raw } }) =>
    answerWithPage(async () => {
      const { decision, ...fields } = await readForm(raw);
      const parameters = new URLSearchParams();
      for (const name of answerFields) {
        const value = fields[name];
        if (value !== undefined) parameters.set(name, value);
      }
      const isAllowed = decision === 'allow';
      const answered = await authorizations.answer(parameters, {
        decision: isAllowed ? 'allow' : 'deny',
      });
      return show(answered, parameters);
    }),
  );

  const document = publicUrl?.startsWith('https:') ? clientMetadata(publicUrl) : undefined;
  if (document === undefined) return;
  routes.get(oauthClientPaths.metadata, () =>
    Response.json(document, { headers: { 'cache-control': 'public, max-age=3600' } }),
  );
}

function show(
  { outcome, serviceName = '', ownerName = '', message }: AnsweredAuthorization,
  parameters: URLSearchParams,
): Promise<Response> {
  switch (outcome) {
    case 'ask': {
      const given = answerFields.flatMap((name) => {
        const value = parameters.get(name);
        return value === null ? [] : [[name, value] as const];
      });
      return pageAnswer({
        title: 'Is this your account?',
        body: ownerBody({
          action: oauthClientPaths.callback,
          serviceName,
          ownerName,
          answer: Object.fromEntries(given),
        }),
      });
    }
    case 'authorized':
      return messagePage('It is authorized', {
        text: `"${serviceName}" can be used now. You can close this window.`,
      });
    case 'failed':
      return messagePage('It was not authorized', {
        text: `"${serviceName}": ${message ?? 'It did not work.'} You can close this window.`,
        status: 400,
      });
    case 'unknown':
      return messagePage('Nobody waits for this', {
        text: 'This answer was used already, is too late, or was never asked for. Nothing has happened. Begin again where you came from; you can close this window.',
        status: 400,
      });
  }
}
