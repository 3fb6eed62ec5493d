import { OAuthError } from '../../core/sign-in/oauth-error.js';
import type { AuthorizationRequest } from '../../core/sign-in/authorization-request.js';
import type { OAuthParameters } from '../../core/sign-in/oauth-parameters.js';
import type { Purpose, Ticket } from '../../core/sign-in/sign-in.js';
import { consentBody } from './html/consent-body.js';
import { messagePage } from './html/message-page.js';
import { pageAnswer } from './html/page-answer.js';
import { signInBody } from './html/sign-in-body.js';
import { identifyVisitor } from './identify-visitor.js';
import { oauthPaths } from './oauth-paths.js';
import type { PageForm, PageRequest, PageTools } from './page-tools.js';
import { redirectAnswer } from './redirect-answer.js';

export interface AuthorizePages {
  show(parameters: OAuthParameters, page: PageRequest): Promise<Response>;
  submit(form: PageForm): Promise<Response>;
  /** A decision over a ticket of these pages. */
  decide(ticket: ProgramTicket, options: PageRequest & { readonly isAllowed: boolean }): Response;
}

export interface ProgramTicket extends Ticket {
  readonly purpose: Extract<Purpose, { readonly kind: 'program' }>;
}

/** What a program asks with, and the forms of its pages carry on. */
const carried = [
  'response_type',
  'client_id',
  'redirect_uri',
  'code_challenge',
  'code_challenge_method',
  'state',
  'scope',
  'resource',
] as const;

/** The pages of a program that has a browser: sign in, allow, and back to it. */
export function createAuthorizePages({ signIn, seal }: PageTools): AuthorizePages {
  interface Shown {
    readonly isNew: boolean;
    readonly email?: string | undefined;
    readonly problem?: string | undefined;
    readonly status?: number;
    readonly retryAfter?: number | undefined;
  }

  /** The request, or what is answered instead. */
  function check(
    parameters: OAuthParameters,
    { visit }: PageRequest,
  ): AuthorizationRequest | Response {
    const checked = signIn.check(parameters, visit);
    if ('request' in checked) return checked.request;
    const { error, redirectUri, state } = checked;
    return redirectAnswer(redirectUri, {
      error: error.code,
      error_description: error.message,
      state,
      iss: visit.issuer,
    });
  }

  async function guarded(
    parameters: OAuthParameters,
    page: PageRequest,
    go: (request: AuthorizationRequest) => Promise<Response>,
  ): Promise<Response> {
    try {
      const request = check(parameters, page);
      return request instanceof Response ? request : await go(request);
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      const text = `${error.message} Nothing was told to it, and nobody was signed in.`;
      return messagePage('This cannot be answered', { text, status: 400 });
    }
  }

  function signInPage(
    request: AuthorizationRequest,
    {
      parameters,
      mark,
      isNew,
      email,
      problem,
      status,
      retryAfter,
    }: Shown & {
      readonly parameters: OAuthParameters;
      readonly mark: { readonly seal: string; readonly cookie?: string | undefined };
    },
  ): Promise<Response> {
    const own = Object.fromEntries(carried.map((name) => [name, parameters[name]]));
    const given = Object.entries(own).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    );
    const other = new URLSearchParams(isNew ? given : [...given, ['page', 'register']]);
    return pageAnswer({
      title: isNew ? 'Make an account' : 'Sign in',
      ...(status !== undefined && { status }),
      retryAfter,
      cookie: mark.cookie,
      formTarget: request.redirectUri,
      body: signInBody({
        action: oauthPaths.authorize,
        client: request.client.name,
        scope: request.scope,
        hidden: { ...own, seal: mark.seal },
        isNew,
        otherPage: signIn.canRegister ? `${oauthPaths.authorize}?${other.toString()}` : undefined,
        email,
        problem,
      }),
    });
  }

  return {
    show: (parameters, page) =>
      guarded(parameters, page, (request) => {
        const isSecure = page.visit.issuer.startsWith('https:');
        const mark = seal.mark(page.request, { isSecure });
        const isNew = parameters['page'] === 'register' && signIn.canRegister;
        return signInPage(request, { parameters, mark, isNew });
      }),

    submit: (form) =>
      guarded(form.fields, form, async (request) => {
        const { fields } = form;
        if (fields['step'] === 'cancel') return refuse(request, form);
        const purpose: Purpose = { kind: 'program', request };
        const identified = await identifyVisitor(form, { signIn, purpose });
        if (!('ticket' in identified)) {
          const isNew = fields['step'] === 'register' && signIn.canRegister;
          const email = fields['email'];
          const shown = { isNew, email, ...identified };
          return signInPage(request, { parameters: fields, mark: form, ...shown });
        }
        const { ticket } = identified;
        return pageAnswer({
          title: 'Allow it?',
          formTarget: request.redirectUri,
          body: consentBody({
            action: oauthPaths.authorize,
            client: request.client.name,
            scope: request.scope,
            hidden: { ticket: ticket.id, seal: form.seal },
            user: ticket.user,
          }),
        });
      }),

    decide({ user, purpose: { request } }, { visit, isAllowed, ...rest }) {
      if (!isAllowed) return refuse(request, { visit, ...rest });
      const code = signIn.allow({ user, request });
      const { redirectUri, state } = request;
      return redirectAnswer(redirectUri, { code, state, iss: visit.issuer });
    },
  };

  function refuse({ redirectUri, state }: AuthorizationRequest, { visit }: PageRequest): Response {
    return redirectAnswer(redirectUri, {
      error: 'access_denied',
      error_description: 'It was not allowed.',
      state,
      iss: visit.issuer,
    });
  }
}
