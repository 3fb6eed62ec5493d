import { NandaError } from '../../core/nanda-error.js';
import { showUserCode } from '../../core/sign-in/show-user-code.js';
import type { Purpose, Ticket } from '../../core/sign-in/sign-in.js';
import type { OAuthParameters } from '../../core/sign-in/oauth-parameters.js';
import { consentBody } from './html/consent-body.js';
import { deviceBody } from './html/device-body.js';
import { deviceFacts } from './html/device-facts.js';
import { messagePage } from './html/message-page.js';
import { pageAnswer } from './html/page-answer.js';
import { signInBody } from './html/sign-in-body.js';
import { identifyVisitor } from './identify-visitor.js';
import { oauthPaths } from './oauth-paths.js';
import type { PageForm, PageRequest, PageTools } from './page-tools.js';

export interface DevicePages {
  show(parameters: OAuthParameters, page: PageRequest): Promise<Response>;
  submit(form: PageForm): Promise<Response>;
  /** A decision over a ticket of these pages. */
  decide(ticket: DeviceTicket, options: { readonly isAllowed: boolean }): Promise<Response>;
}

export interface DeviceTicket extends Ticket {
  readonly purpose: Extract<Purpose, { readonly kind: 'device' }>;
}

type DevicePurpose = DeviceTicket['purpose'];

/** The pages of a program that has no browser: type its code, see what asks, sign in, allow. */
export function createDevicePages({ signIn, seal }: PageTools): DevicePages {
  function codePage(
    mark: { readonly seal: string; readonly cookie?: string | undefined },
    {
      typed,
      problem,
      isNew = false,
      status = 200,
      retryAfter,
    }: {
      readonly typed: string | undefined;
      /** Whether an account is made in the next step. */
      readonly isNew?: boolean;
      readonly problem?: string;
      readonly status?: number;
      readonly retryAfter?: number | undefined;
    },
  ): Promise<Response> {
    return pageAnswer({
      title: 'Let a program in',
      status,
      retryAfter,
      cookie: mark.cookie,
      body: deviceBody({
        action: oauthPaths.device,
        hidden: { seal: mark.seal, page: isNew ? 'register' : undefined },
        typed: typed?.slice(0, 32),
        problem,
      }),
    });
  }

  function signInPage(
    { userCode, request }: DevicePurpose,
    {
      seal: own,
      isNew,
      email,
      problem,
      status = 200,
      retryAfter,
    }: {
      readonly seal: string;
      readonly isNew: boolean;
      readonly email?: string | undefined;
      readonly problem?: string;
      readonly status?: number;
      readonly retryAfter?: number | undefined;
    },
  ): Promise<Response> {
    const code = showUserCode(userCode);
    return pageAnswer({
      title: isNew ? 'Make an account' : 'Sign in',
      status,
      retryAfter,
      body: signInBody({
        action: oauthPaths.device,
        client: request.client.name,
        scope: request.scope,
        facts: deviceFacts(userCode, request, { now: Date.now() }),
        hidden: { user_code: code, seal: own },
        isNew,
        otherPage: signIn.canRegister
          ? `${oauthPaths.device}?user_code=${code}${isNew ? '' : '&page=register'}`
          : undefined,
        email,
        problem,
      }),
    });
  }

  return {
    async show(parameters, { request, visit }) {
      const isSecure = visit.issuer.startsWith('https:');
      const mark = seal.mark(request, { isSecure });
      const isNew = parameters['page'] === 'register' && signIn.canRegister;
      return codePage(mark, { typed: parameters['user_code'], isNew });
    },

    async submit(form) {
      const { fields, visit } = form;
      const typed = fields['user_code'];
      let waiting;
      try {
        waiting = await signIn.findDevice(typed, visit);
      } catch (error) {
        if (!(error instanceof NandaError) || error.code !== 'RATE_LIMITED') throw error;
        const { message: problem, retryAfter } = error;
        return codePage(form, { typed, problem, status: 429, retryAfter });
      }
      if (waiting === undefined) {
        const problem =
          'No program waits under that code. Codes are good for ten minutes, and once.';
        return codePage(form, { typed, problem, status: 400 });
      }
      const purpose: DevicePurpose = { kind: 'device', ...waiting };
      const step = fields['step'];
      if (step === 'cancel') return refuse(purpose);
      const wantsNew = step === 'register' || (step === 'code' && fields['page'] === 'register');
      const isNew = wantsNew && signIn.canRegister;
      if (step !== 'sign_in' && step !== 'register') return signInPage(purpose, { ...form, isNew });
      const identified = await identifyVisitor(form, { signIn, purpose });
      if (!('ticket' in identified)) {
        const email = fields['email'];
        return signInPage(purpose, { ...form, isNew, email, ...identified });
      }
      const { ticket } = identified;
      return pageAnswer({
        title: 'Allow it?',
        body: consentBody({
          action: oauthPaths.device,
          client: purpose.request.client.name,
          scope: purpose.request.scope,
          facts: deviceFacts(purpose.userCode, purpose.request, { now: Date.now() }),
          hidden: { ticket: ticket.id, seal: form.seal },
          user: ticket.user,
        }),
      });
    },

    async decide({ user, purpose }, { isAllowed }) {
      if (!isAllowed) return refuse(purpose);
      const { userCode } = purpose;
      if (!signIn.decideDevice({ userCode, user })) return tooLate();
      const text = 'The program in your terminal goes on by itself. You can close this page.';
      return messagePage('It is signed in', { text });
    },
  };

  function refuse({ userCode }: DevicePurpose): Promise<Response> {
    if (!signIn.decideDevice({ userCode, user: undefined })) return tooLate();
    const text = 'The program was told so. You can close this page.';
    return messagePage('It was not let in', { text });
  }
}

function tooLate(): Promise<Response> {
  const text = 'The program waits no longer under that code. Begin anew there.';
  return messagePage('That was too late', { text, status: 400 });
}
