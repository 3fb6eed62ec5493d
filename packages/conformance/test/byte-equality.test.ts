import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openRawClient, type RawCall } from '../src/bytes/open-raw-client.js';
import { rawMember } from '../src/bytes/raw-member.js';
import { errorCases, limitCases, resultCases } from '../src/bytes/result-cases.js';
import { startRawService, type RawService } from '../src/bytes/start-raw-service.js';
import { alias, startProxyBefore, type ProxyBefore } from '../src/server/start-proxy-before.js';

const wrap = (structured: string): string => `{"content":[],"structuredContent":${structured}}`;
const results = {
  ...resultCases,
  ...Object.fromEntries(Object.entries(limitCases).map(([name, [said]]) => [name, wrap(said)])),
};

test('a member is taken out of a text as it stands there', () => {
  expect(rawMember('{"a":{"b":"}"},"b": [1.0 ,"\\"]"] ,"c":1e3}', 'b')).toBe('[1.0 ,"\\"]"]');
  expect(rawMember('{"a":"b","b":1e3}', 'b')).toBe('1e3');
  expect(() => rawMember('{"a":{"b":1}}', 'b')).toThrow('No member');
});

describe.each([
  ['JSON', false],
  ['events', true],
])('a service that answers with %s', (_name, streams) => {
  let service: RawService;
  let proxy: ProxyBefore;

  beforeAll(async () => {
    service = await startRawService({ results, errors: errorCases, streams });
    proxy = await startProxyBefore({ url: service.url });
  });

  afterAll(async () => {
    await proxy[Symbol.asyncDispose]();
    await service[Symbol.asyncDispose]();
  });

  describe.each(['legacy', 'modern'] as const)('%s', (era) => {
    let straight: RawCall;
    beforeAll(async () => {
      straight = await openRawClient({ url: service.url, era });
    });

    describe.each([
      ['one service', () => `/mcp/${proxy.connectionId}`, ''],
      ['all services', () => '/mcp', `${alias}_`],
    ])('%s', (_endpoint, path, prefix) => {
      let through: RawCall;
      beforeAll(async () => {
        through = await openRawClient({ url: proxy.url + path(), era });
      });

      test.each(Object.keys(resultCases))('%s', async (name) => {
        const expected = await straight(name);
        expect(expected).toContain(results[name]?.slice(1));
        expect(await through(prefix + name)).toBe(expected);
      });

      test.each(Object.entries(limitCases))('what JSON cannot carry: %s', async (name, limit) => {
        const [said, arrives] = limit;
        const expected = (await straight(name)).replace(said, arrives);
        expect(await through(prefix + name)).toBe(expected);
      });

      test.each(Object.entries(errorCases))('error: %s', async (name, said) => {
        expect(await straight(name)).toBe(said);
        expect(await through(prefix + name)).toBe(said);
      });

      test('arguments', async () => {
        const sent =
          '{"text":"Grüße \\ud800","list":[null,{"__proto__":1}],"":0,"z":0.1,"a":{"y":{},"x":[]}}';
        await through(`${prefix}text`, { argumentsText: sent });
        const received = rawMember(service.calls.at(-1) ?? '{}', 'params');
        expect(rawMember(received, 'arguments')).toBe(sent);
        expect(rawMember(received, 'name')).toBe('"text"');
      });
    });
  });
});
