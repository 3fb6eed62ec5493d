import type { Hono } from 'hono';
import { showUserCode } from '../../core/sign-in/show-user-code.js';
import type { OAuthVisit, SignIn } from '../../core/sign-in/sign-in.js';
import type { Environment } from '../http/mount-operations.js';
import { answerWithPage } from './answer-with-page.js';
import { createAuthorizePages, type ProgramTicket } from './create-authorize-pages.js';
import { createBrowserSeal } from './create-browser-seal.js';
import { createDevicePages, type DeviceTicket } from './create-device-pages.js';
import { messagePage } from './html/message-page.js';
import { oauthJson } from './oauth-json.js';
import { oauthPaths } from './oauth-paths.js';
import type { PageForm } from './page-tools.js';
import { readForm } from './read-form.js';
import { readParameters } from './read-parameters.js';
import { serverMetadata } from './server-metadata.js';
import { toOAuthFailure } from './to-oauth-failure.js';

export interface OAuthOptions {
  readonly signIn: SignIn;
  /** The address by which the world knows the proxy. @default the one by which it was asked */
  readonly publicUrl?: string | undefined;
}

/** Puts the authorization server of this proxy's own accounts under its paths. */
export function mountOAuth(routes: Hono<Environment>, { signIn, publicUrl }: OAuthOptions): void {
  const seal = createBrowserSeal();
  const authorize = createAuthorizePages({ signIn, seal });
  const device = createDevicePages({ signIn, seal });

  function visitOf(
    request: Request,
    { requestId, remoteAddress }: Environment['Bindings']['context'],
  ): OAuthVisit {
    const { origin } = new URL(request.url);
    const issuer = publicUrl?.replace(/\/+$/, '') ?? origin;
    return { requestId, remoteAddress, origin: new URL(issuer).origin, issuer };
  }

  routes.get(oauthPaths.metadata, ({ req: { raw }, env }) =>
    oauthJson(serverMetadata(visitOf(raw, env.context).issuer)),
  );

  for (const [path, pages] of [
    [oauthPaths.authorize, authorize],
    [oauthPaths.device, device],
  ] as const) {
    routes.get(path, ({ req: { raw }, env }) =>
      answerWithPage(async () => {
        const parameters = readParameters(new URL(raw.url).searchParams);
        return pages.show(parameters, { request: raw, visit: visitOf(raw, env.context) });
      }),
    );
    routes.post(path, ({ req: { raw }, env }) =>
      answerWithPage(async () => {
        const fields = await readForm(raw);
        const visit = visitOf(raw, env.context);
        const isSecure = visit.issuer.startsWith('https:');
        const mark = seal.check(raw, { isSecure, seal: fields['seal'] });
        if (mark === undefined) return outOfTime();
        const form: PageForm = { request: raw, visit, fields, ...mark };
        return fields['ticket'] === undefined ? pages.submit(form) : decide(form, fields['ticket']);
      }),
    );
  }

  /** Allowed is only what was said so, in the browser that has signed in. */
  async function decide(form: PageForm, ticketId: string): Promise<Response> {
    const ticket = signIn.take(ticketId, form);
    if (ticket === undefined) return outOfTime();
    const isAllowed = form.fields['decision'] === 'allow';
    return ticket.purpose.kind === 'program'
      ? authorize.decide(ticket as ProgramTicket, { ...form, isAllowed })
      : device.decide(ticket as DeviceTicket, { isAllowed });
  }

  const answers: Readonly<
    Record<
      string,
      (parameters: Awaited<ReturnType<typeof readForm>>, visit: OAuthVisit) => Promise<Response>
    >
  > = {
    [oauthPaths.token]: async (parameters, visit) =>
      oauthJson(await signIn.exchange(parameters, visit)),
    [oauthPaths.revoke]: async (parameters, visit) => {
      await signIn.revoke(parameters, visit);
      return oauthJson({});
    },
    [oauthPaths.deviceAuthorization]: async (parameters, visit) => {
      const codes = await signIn.openDevice(parameters, visit);
      const page = `${visit.issuer}${oauthPaths.device}`;
      const shown = showUserCode(codes.userCode);
      return oauthJson({
        device_code: codes.deviceCode,
        user_code: shown,
        verification_uri: page,
        verification_uri_complete: `${page}?user_code=${shown}`,
        expires_in: codes.expiresIn,
        interval: codes.interval,
      });
    },
  };
  for (const [path, answer] of Object.entries(answers)) {
    routes.post(path, async ({ req: { raw }, env }) => {
      try {
        return await answer(await readForm(raw), visitOf(raw, env.context));
      } catch (error) {
        return toOAuthFailure(error);
      }
    });
  }
}

function outOfTime(): Promise<Response> {
  return messagePage('Begin anew', {
    text: 'That took too long, was sent twice, or your browser keeps no cookies. Nobody was signed in. Start it again from your program.',
    status: 400,
  });
}
