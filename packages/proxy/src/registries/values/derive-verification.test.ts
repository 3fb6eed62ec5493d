import { expect, test } from 'vitest';
import { deriveVerification } from './derive-verification.js';

test.each<[string, string[], string | undefined]>([
  ['com.example/x', ['https://example.com/mcp'], 'example.com'],
  ['com.example/x', ['https://mcp.example.com:8443/mcp'], 'example.com'],
  ['com.example/x', ['https://a.b.example.com/mcp?x={y}'], 'example.com'],
  ['com.example/x', ['HTTPS://EXAMPLE.COM./mcp'], 'example.com'],
  ['com.example/x', ['wss://ws.example.com/'], 'example.com'],
  ['Com.Example/x', ['https://example.com/'], 'example.com'],
  ['com.example.api/x', ['https://api.example.com/'], 'api.example.com'],
  ['uk.co.example/x', ['https://mcp.example.co.uk/'], 'example.co.uk'],
  ['com.example/x', ['https://example.com/a', 'https://b.example.com/'], 'example.com'],
  // Somebody else's endpoint, also as one of several.
  ['com.example/x', ['https://example.com/a', 'https://elsewhere.example/'], undefined],
  ['com.example/x', ['https://evil-example.com/'], undefined],
  ['com.example/x', ['https://evilexample.com/'], undefined],
  ['com.example/x', ['https://example.com.evil.io/'], undefined],
  ['com.example/x', ['https://example.com@evil.io/'], undefined],
  ['com.example/x', ['https://evil.io/example.com'], undefined],
  ['com.example/x', ['https://evil.io#.example.com'], undefined],
  ['com.example/x', [String.raw`https://evil.io\.example.com/`], undefined],
  ['com.example/x', ['https://example.org/'], undefined],
  ['com.example.api/x', ['https://example.com/'], undefined],
  // What is filled in decides where it leads.
  ['com.example/x', ['https://{tenant}.example.com/mcp'], undefined],
  ['com.example/x', ['https://{host}example.com/mcp'], undefined],
  // Nothing protects these on the way.
  ['com.example/x', ['http://example.com/'], undefined],
  ['com.example/x', ['ws://example.com/'], undefined],
  // No domains.
  ['1.0.0.127/x', ['https://127.0.0.1/'], undefined],
  ['com.example/x', ['https://[::1]/'], undefined],
  ['localhost/x', ['https://localhost/'], undefined],
  ['com/x', ['https://anything.com/'], undefined],
  ['uk.co/x', ['https://anything.co.uk/'], undefined],
  // Where everybody has a name.
  ['io.github.somebody/x', ['https://somebody.github.io/mcp'], undefined],
  ['io.github/x', ['https://somebody.github.io/mcp'], undefined],
  ['com.github.somebody/x', ['https://somebody.github.com/mcp'], undefined],
  ['app.vercel.thing/x', ['https://thing.vercel.app/mcp'], undefined],
  ['dev.workers/x', ['https://thing.workers.dev/mcp'], undefined],
  // Nothing to say.
  ['com.example/x', [], undefined],
  ['weather', ['https://weather/'], undefined],
  ['/x', ['https://example.com/'], undefined],
  ['com..example/x', ['https://example.com/'], undefined],
  ['com.example/x', ['not a url'], undefined],
])('%s at %j: %s', (name, urls, domain) => {
  const expected = domain && {
    by: 'publisher-domain',
    reason: `its endpoint lies in ${domain}, which the registry has verified`,
  };
  expect(deriveVerification(name, { urls })).toEqual(expected);
});
