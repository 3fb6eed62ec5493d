import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What ties the steps of a sign-in to one browser. */
export interface BrowserMark {
  /** What the browser's cookie has. */
  readonly browser: string;
  /** Stands in the forms of that browser's pages, and in no other's. */
  readonly seal: string;
  /** The cookie, where the browser has none yet. */
  readonly cookie: string | undefined;
}

/** Keeps forms of other sites out. */
export interface BrowserSeal {
  /** For a page: the mark of the browser, or of a new one. */
  mark(request: Request, options: { readonly isSecure: boolean }): BrowserMark;
  /** For a form: the mark of the browser whose page it was on; undefined where it was on no page of ours. */
  check(
    request: Request,
    options: { readonly isSecure: boolean; readonly seal: string | undefined },
  ): BrowserMark | undefined;
}

/** Seconds. */
const lifetime = 600;

export function createBrowserSeal(): BrowserSeal {
  const key = randomBytes(32);
  const sealOf = (browser: string) => createHmac('sha256', key).update(browser).digest('base64url');

  return {
    mark(request, { isSecure }) {
      const known = readCookie(request, nameOf(isSecure));
      const browser = known ?? randomBytes(32).toString('base64url');
      // Set anew each time: it is to live for as long as the last page does.
      const cookie = [
        `${nameOf(isSecure)}=${browser}`,
        `Max-Age=${lifetime}`,
        'Path=/',
        'HttpOnly',
        'SameSite=Strict',
        ...(isSecure ? ['Secure'] : []),
      ].join('; ');
      return { browser, seal: sealOf(browser), cookie };
    },
    check(request, { isSecure, seal }) {
      const browser = readCookie(request, nameOf(isSecure));
      if (browser === undefined || seal === undefined) return undefined;
      const expected = Buffer.from(sealOf(browser));
      const shown = Buffer.from(seal);
      if (shown.length !== expected.length || !timingSafeEqual(shown, expected)) return undefined;
      return { browser, seal, cookie: undefined };
    },
  };
}

/** With the prefix no other host of the domain can set it, and nothing that is not encrypted. */
function nameOf(isSecure: boolean): string {
  return isSecure ? '__Host-nanda_sign_in' : 'nanda_sign_in';
}

function readCookie(request: Request, name: string): string | undefined {
  const cookies = request.headers.get('cookie')?.split(/; */) ?? [];
  const value = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}
