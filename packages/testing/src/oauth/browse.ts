import { get, type IncomingMessage } from 'node:http';

/** Where a browser has arrived. */
export type Visit = {
  readonly url: string;
  readonly status: number;
  readonly text: string;
};

/** Options of {@link browse}. */
export type BrowseOptions = {
  /** Where it stops without going there: the address that a user would copy. Default: it goes everywhere. */
  stopAt?: (url: URL) => boolean;
};

const maximumSteps = 20;

/** Goes where a browser goes that keeps cookies, over plain HTTP, from redirect to redirect. */
export async function browse(start: string, { stopAt }: BrowseOptions = {}): Promise<Visit> {
  const jar = new Map<string, Map<string, string>>();
  let url = new URL(start);
  for (let step = 0; step < maximumSteps; step += 1) {
    if (stopAt?.(url)) return { url: url.href, status: 0, text: '' };
    const kept = jar.get(url.host) ?? new Map<string, string>();
    jar.set(url.host, kept);
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await visit(url, {
      ...(cookie !== '' && { cookie }),
      // The first one was typed in or opened; to the others a page of another site has led.
      'sec-fetch-site': step === 0 ? 'none' : 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    });
    keepCookies(kept, response.headers['set-cookie'] ?? []);
    const { statusCode: status = 0 } = response;
    const { location } = response.headers;
    const text = await readText(response);
    if (location === undefined || status < 300 || status > 399) {
      return { url: url.href, status, text };
    }
    url = new URL(location, url);
  }
  throw new Error(`It was sent on more than ${maximumSteps} times.`);
}

/** Not by `fetch`, which says itself how it fetches. */
function visit(url: URL, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).once('error', reject);
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function keepCookies(kept: Map<string, string>, cookies: readonly string[]): void {
  for (const cookie of cookies) {
    const [pair = ''] = cookie.split(';');
    const [name = '', ...value] = pair.split('=');
    if (value.join('=') === '') kept.delete(name);
    else kept.set(name, value.join('='));
  }
}
