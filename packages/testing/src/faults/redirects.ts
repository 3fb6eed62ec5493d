import type { FaultHandlers } from './fault-handler.js';

/** The request is sent elsewhere. */
export type Redirect =
  /**
   * To any address (another origin, a private one), to one of the same origin where all is well, or to where it came from,
   * for ever. Default status 307, which keeps method and body.
   */
  { kind: 'redirect'; to: 'same-origin' | 'loop' | (string & {}); status?: number };

export const redirects: FaultHandlers<Redirect> = {
  redirect: {
    affects: 'every-request',
    refuses: true,
    create:
      ({ to, status = 307 }) =>
      ({ request, response }) => {
        const url = request.url ?? '/';
        if (to === 'same-origin' && url.includes('moved')) return false;
        const location = to === 'same-origin' ? `${url}?moved` : to === 'loop' ? url : to;
        response.writeHead(status, { location }).end();
        return true;
      },
  },
};
