import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Markup } from './markup.js';
import { pageStyle } from './page-style.js';

export interface PageOptions {
  readonly title: string;
  readonly body: Markup;
  /** @default 200 */
  readonly status?: number;
  /** Where a form of the page may lead, beside back here: browsers hold that against redirects too. */
  readonly formTarget?: string | undefined;
  /** Set with the page. */
  readonly cookie?: string | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64');

/** A page without scripts, that nobody can put into a frame and nothing keeps. */
export async function pageAnswer({
  title,
  body,
  status = 200,
  formTarget,
  cookie,
  retryAfter,
}: PageOptions): Promise<Response> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · NANDA</title>
        ${raw(`<style>${pageStyle}</style>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${styleHash}'`,
      `form-action 'self'${formTarget === undefined ? '' : ` ${sourceOf(formTarget)}`}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    // Not `no-referrer`: then a form says that it comes from nowhere, and is refused.
    'referrer-policy': 'same-origin',
  });
  if (cookie !== undefined) headers.set('set-cookie', cookie);
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return new Response(String(page), { status, headers });
}

/** A source of a policy. It knows no IPv6 addresses: there only the scheme can be said. */
function sourceOf(uri: string): string {
  const { protocol, host, hostname } = new URL(uri);
  return hostname.startsWith('[') || host === '' ? protocol : `${protocol}//${host}`;
}
