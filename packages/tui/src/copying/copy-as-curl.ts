import type { CopiedCall } from './copied-call.js';
import { hideSecrets } from './hide-secrets.js';
import { longInput } from './long-input.js';
import { printJson } from './print-json.js';
import { quoteMarked } from './quote-marked.js';
import { quoteWord } from './quote-word.js';

/** Where {@link copyAsCurl} sends the call. */
export interface CopyAsCurlOptions {
  /** The proxy: `http://localhost:3000`, or `unix:/path`. */
  baseURL: string;
  /** Whether it wants a token. Default false. */
  wantsToken?: boolean | undefined;
  /** The header field that it wants to see, as a word of a shell. Default: of a token, taken from `NANDA_TOKEN`. */
  shellHeader?: string | undefined;
}

const tokenOfEnvironment = '"Authorization: Bearer $NANDA_TOKEN"';

/** A call as a request of curl: lines for a shell. Neither the token nor another secret is in it. */
export function copyAsCurl(
  call: CopiedCall,
  {
    baseURL,
    wantsToken = false,
    shellHeader = wantsToken ? tokenOfEnvironment : undefined,
  }: CopyAsCurlOptions,
): string {
  const { connection, tool, parameters, schema } = call;
  const isSocket = baseURL.startsWith('unix:');
  const base = isSocket ? 'http://localhost' : baseURL.replace(/\/*(?:\/v2\/*)?$/, '');
  const path = ['connections', connection.id, 'tools', tool, 'execute'].map(encodeURIComponent);
  const body = printJson({ parameters: hideSecrets(parameters, { schema }) });
  const input = longInput(body);
  return [
    'curl -sS -X POST',
    ...(isSocket ? [`--unix-socket ${quoteWord(baseURL.slice('unix:'.length))}`] : []),
    quoteWord(`${base}/v2/${path.join('/')}`),
    ...(shellHeader === undefined ? [] : [`-H ${shellHeader}`]),
    `-H 'Content-Type: application/json'`,
    input === null ? `--data-raw ${quoteMarked(body)}` : `--data-binary @- ${input}`,
  ].join(' \\\n  ');
}
