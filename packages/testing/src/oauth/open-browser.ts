/** A page as a browser has it. */
export interface BrowserPage {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** Fills in the form, presses a button, and gives what comes. */
  submit(values: Readonly<Record<string, string>>, changes?: FormChanges): Promise<BrowserPage>;
}

export interface FormChanges {
  /** Header fields that a browser would not send so. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Without cookies. */
  readonly forgets?: boolean;
}

/** What a browser does with forms and cookies, and no more: it follows no redirect. */
export interface Browser {
  open(url: string): Promise<BrowserPage>;
  readonly cookies: ReadonlyMap<string, string>;
}

export function openBrowser(): Browser {
  const cookies = new Map<string, string>();

  async function send(
    url: string,
    init: RequestInit,
    { forgets = false } = {},
  ): Promise<BrowserPage> {
    const headers = new Headers(init.headers);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie !== '' && !forgets) headers.set('cookie', cookie);
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const text of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      cookies.set(name, value);
    }
    const html = await answer.text();
    return {
      status: answer.status,
      html,
      headers: answer.headers,
      submit(values, { headers: own, forgets: isForgetful } = {}) {
        const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
        if (action === undefined) throw new Error(`There is no form on:\n${html}`);
        const to = new URL(unescape(action), url);
        const form = new URLSearchParams({ ...fieldsOf(html), ...values });
        const sent = { origin: to.origin, 'sec-fetch-site': 'same-origin', ...own };
        return send(
          to.href,
          { method: 'POST', body: form, headers: sent },
          { ...(isForgetful !== undefined && { forgets: isForgetful }) },
        );
      },
    };
  }

  return { open: (url) => send(url, { headers: { 'sec-fetch-site': 'none' } }), cookies };
}

function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input\s[^>]+>/g)) {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    if (name !== undefined) fields[name] = unescape(/\svalue="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  return fields;
}

function unescape(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&quot;': '"',
    '&#39;': "'",
    '&lt;': '<',
    '&gt;': '>',
    '&amp;': '&',
  };
  return text.replace(/&(?:quot|#39|lt|gt|amp);/g, (sign) => signs[sign] ?? sign);
}
