import { isObject } from '../core/is-object.js';
import { reasonOf } from '../core/reason-of.js';
import { fetchDocument, type FetchDocumentOptions } from './fetch-document.js';
import { readIssuerUrl } from './read-issuer-url.js';

/**
 * Where the keys of an issuer are, as its metadata says (RFC 8414 §3, OpenID Connect Discovery §4): it has to name the issuer
 * to the letter, or it is somebody else's.
 *
 * @throws Error that says why it cannot be told
 */
export async function findKeyAddress(issuer: string, options: FetchDocumentOptions): Promise<URL> {
  const problems: string[] = [];
  for (const address of metadataAddresses(issuer)) {
    try {
      return readKeyAddress(await fetchDocument(address, options), issuer);
    } catch (error) {
      problems.push(`${address.href}: ${reasonOf(error)}`);
    }
  }
  throw new Error(problems.join('; '));
}

function metadataAddresses(issuer: string): readonly URL[] {
  const url = new URL(issuer);
  const path = url.pathname === '/' ? '' : url.pathname.replace(/\/$/, '');
  return [
    `/.well-known/oauth-authorization-server${path}`,
    `${path}/.well-known/openid-configuration`,
    ...(path === '' ? [] : [`/.well-known/openid-configuration${path}`]),
  ].map((each) => new URL(each, url));
}

function readKeyAddress(document: unknown, issuer: string): URL {
  if (!isObject(document)) throw new Error('It is no JSON object.');
  if (document['issuer'] !== issuer) throw new Error('It is the metadata of another issuer.');
  const { jwks_uri: uri } = document;
  if (typeof uri !== 'string') throw new Error('It does not say where the keys are (jwks_uri).');
  return readIssuerUrl(uri);
}
