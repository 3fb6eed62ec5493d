import { isIP } from 'node:net';
import type { ServiceVerification } from '@nanda/protocol';

/**
 * Where everybody can have a name of their own: that a namespace or an endpoint lies there says nothing about who
 * owns the domain.
 */
const shared = [
  'github.io',
  'github.com',
  'gitlab.io',
  'gitlab.com',
  'bitbucket.io',
  'bitbucket.org',
  'codeberg.org',
  'codeberg.page',
  'githubusercontent.com',
  'vercel.app',
  'netlify.app',
  'workers.dev',
  'pages.dev',
  'herokuapp.com',
  'web.app',
  'firebaseapp.com',
  'run.app',
  'appspot.com',
  'cloudfunctions.net',
  'azurewebsites.net',
  'azurecontainerapps.io',
  'amazonaws.com',
  'on.aws',
  'cloudfront.net',
  'fly.dev',
  'railway.app',
  'onrender.com',
  'deno.dev',
  'hf.space',
  'replit.app',
  'repl.co',
  'replit.dev',
  'lovable.app',
  'ngrok.io',
  'ngrok.app',
  'ngrok.dev',
  'ngrok-free.app',
  'ngrok-free.dev',
  'trycloudflare.com',
  'loca.lt',
  'blogspot.com',
  // Anybody's servers run there, under a namespace of its own.
  'smithery.ai',
  'wordpress.com',
];

/** `co.uk`, `com.au`: names under which others are registered. */
const publicSuffix = /^(?:ac|co|com|edu|gob|gov|go|gv|mil|ne|net|nom|or|org)\.[a-z]{2}$/;

export interface NamedEndpoints {
  /** Those of the service. All of them have to lie in the domain. */
  readonly urls: readonly string[];
}

/**
 * What a name of the official registry proves about its endpoints: the registry gives the namespace `com.example` only to
 * who owns `example.com`, so that an endpoint in `example.com` is the publisher's own.
 *
 * @returns `undefined` where nothing is proven.
 */
export function deriveVerification(
  name: string,
  { urls }: NamedEndpoints,
): ServiceVerification | undefined {
  const slash = name.indexOf('/');
  if (slash < 0 || urls.length === 0) return undefined;
  const domain = name.slice(0, slash).toLowerCase().split('.').toReversed().join('.');
  if (!isOwnable(domain) || !urls.every((url) => liesIn(url, domain))) return undefined;
  return {
    by: 'publisher-domain',
    reason: `its endpoint lies in ${domain}, which the registry has verified`,
  };
}

function isOwnable(domain: string): boolean {
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)) {
    return false;
  }
  return !publicSuffix.test(domain) && !shared.some((host) => isWithin(domain, host));
}

function liesIn(text: string, domain: string): boolean {
  // What is filled in for a variable before the path decides where the endpoint is.
  if (/^[a-z]+:\/\/[^/?#]*[{}]/i.test(text)) return false;
  const url = URL.parse(text);
  // Without TLS, whoever stands in between is the endpoint.
  if (url?.protocol !== 'https:' && url?.protocol !== 'wss:') return false;
  const host = url.hostname.replace(/\.$/, '');
  return isIP(host) === 0 && isWithin(host, domain);
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
