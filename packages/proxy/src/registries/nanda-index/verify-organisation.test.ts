import { expect, test } from 'vitest';
import { verifyOrganisation } from './verify-organisation.js';

function verify(domain: string | undefined, ...urls: string[]) {
  const organisation = domain === undefined ? {} : { domain };
  const endpoints = urls.map((url) => ({ url }));
  return verifyOrganisation(organisation, { endpoints, registry: 'nanda-index' });
}

test.each([
  ['the domain itself', 'acme.example', ['https://acme.example/mcp']],
  ['hosts below it', 'acme.example', ['https://mcp.ACME.example:8443', 'wss://acme.example']],
])('vouches for %s', (_case, domain, urls) => {
  expect(verify(domain, ...urls)).toMatchObject({
    by: 'registry',
    reason: expect.stringContaining('acme.example'),
  });
});

test.each([
  ['no proven domain', undefined, ['https://acme.example/mcp']],
  ['no endpoint', 'acme.example', []],
  ['another host', 'acme.example', ['https://other.example/mcp']],
  ['one of several elsewhere', 'acme.example', ['https://acme.example', 'https://other.example']],
  ['a host that only ends so', 'acme.example', ['https://notacme.example']],
  ['a domain in front of another', 'acme.example', ['https://acme.example.evil.example']],
  ['a domain as the user', 'acme.example', ['https://acme.example@evil.example/']],
  ['a host to be filled in', 'acme.example', ['https://{host}.acme.example/']],
  ['a whole top level', 'example', ['https://acme.example']],
])('does not vouch for %s', (_case, domain, urls) => {
  expect(verify(domain, ...urls)).toBeUndefined();
});
