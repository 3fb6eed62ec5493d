import type { Service, ServicePackage } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { stubService } from '../../test/stub-service.js';
import { describeNextStep } from './describe-next-step.js';

const url = 'https://a.example/mcp';
const stdio = { transport: 'stdio' } as const;
const npm: ServicePackage = { registryType: 'npm', identifier: '@a/storms', ...stdio };
const bundle: ServicePackage = { ...npm, registryType: 'mcpb', identifier: `${url}.mcpb` };
const local = { by: 'local-user', reason: 'added by you' } as const;

test.each<[string, Partial<Service>, string]>([
  ['an address', { endpoints: [{ url }] }, "Connect: nanda connect 'id of it'"],
  [
    'an address that wants a token',
    { endpoints: [{ url }], auth: { type: 'bearer' } },
    "Connect: nanda connect 'id of it' --token-file FILE",
  ],
  [
    'an address that wants fields',
    {
      endpoints: [{ url: `${url}/{tenant}` }],
      auth: {
        type: 'bearer',
        fields: [
          { name: 'tenant', in: 'variable', isRequired: true },
          { name: 'X-Api-Key', in: 'header', isRequired: true },
        ],
      },
    },
    "Connect: nanda connect 'id of it' --variable tenant=VALUE --header 'X-Api-Key: env:API_KEY'",
  ],
  [
    'an address that wants a user name and a password',
    { endpoints: [{ url }], auth: { type: 'basic' } },
    "Connect: nanda connect 'id of it' --auth-type basic --user NAME --password-file FILE",
  ],
  [
    'an address that is agreed to in a browser',
    { endpoints: [{ url }], auth: { type: 'oauth2' } },
    "Connect: nanda connect 'id of it'",
  ],
  [
    'an address that wants a wallet',
    {
      endpoints: [{ url }],
      auth: {
        type: 'evmauth',
        fields: [
          { name: 'walletAddress', in: 'auth', isRequired: true },
          { name: 'contractAddress', in: 'auth', default: '0xab' },
          { name: 'tokenId', in: 'auth', isRequired: true },
        ],
      },
    },
    "Connect: nanda connect 'id of it' --auth-type evmauth --wallet 0x… --contract 0xab --token-id N",
  ],
  [
    'an address of the user with fields that the file has',
    { endpoints: [{ url }], auth: { type: 'bearer' }, verification: local },
    "Connect: nanda connect 'id of it'",
  ],
  [
    'an address and packages',
    { endpoints: [{ url }, stdio], packages: [npm] },
    "Connect: nanda connect 'id of it'",
  ],
  [
    'a command of the user',
    { endpoints: [stdio], verification: local },
    "Connect: nanda connect 'id of it'",
  ],
  [
    'an address with a value for its gap',
    { endpoints: [{ url: `${url}/{a}`, variables: [{ name: 'a', default: 'eu' }] }] },
    "Connect: nanda connect 'id of it'",
  ],
  [
    'an address with a gap',
    { endpoints: [{ url: `${url}/{a}`, variables: [{ name: 'a' }] }] },
    'Fill in its address, and add it: nanda servers add storms <url>',
  ],
  [
    'packages, one with a command',
    { endpoints: [stdio], packages: [bundle, npm] },
    'Add it, if you trust it: nanda servers add storms -- npx -y @a/storms',
  ],
  [
    'a package without one',
    { endpoints: [stdio], packages: [bundle] },
    'Add it, if you trust it: nanda servers add storms -- <command>',
  ],
  [
    'a package that listens',
    { packages: [{ ...npm, transport: 'http' }] },
    'Run it on this machine, and add where it answers: nanda servers add storms <url>',
  ],
  [
    'a command that nobody names',
    { endpoints: [stdio] },
    'Add it, if you trust it: nanda servers add storms -- <command>',
  ],
  [
    'nothing but pages about it',
    { homepage: url, repository: url },
    'The registry names no way to reach it: look at its homepage or repository.',
  ],
  ['nothing at all', {}, 'The registry names no way to reach it, and no homepage either.'],
])('of %s', (_, given, line) => {
  const service = stubService({ name: 'com.example/storms', id: 'id of it', ...given });
  expect(describeNextStep(service, { program: 'nanda' })).toBe(line);
});

test.each([
  ['Storm Watch', 'Watch'],
  ['a/_-b c', 'c'],
  ["a/$(rm -rf ~)'", 'rf'],
  ['a/b;c', 'b-c'],
  ['天気', '<name>'],
  ['x'.repeat(99), 'x'.repeat(64)],
])('a service called %s is added as %s', (name, short) => {
  const line = describeNextStep(stubService({ name, endpoints: [stdio] }), { program: 'nanda' });
  expect(line).toBe(`Add it, if you trust it: nanda servers add ${short} -- <command>`);
});
