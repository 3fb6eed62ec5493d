import * as fc from 'fast-check';
import type { Hint } from './arbitrary-of.js';
import type { Kind } from '../world/world.js';
import { madeUpCursors } from './made-up-cursors.js';
import { forbiddenPort, ownPort, references } from './references.js';

/** Stands in every credential that is made up, so that it is known again wherever it turns up. */
export const madeUpSecret = 'made-up-secret';

const services = [
  'coffee',
  'asking',
  'conformance',
  'locked',
  'consented',
  'nowhere',
  'com.example/weather',
];
const tools = fc.oneof(
  { weight: 6, arbitrary: fc.constant('plain') },
  { weight: 4, arbitrary: fc.constantFrom('work', 'ask-form', 'ask-several', 'ask-rounds') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'getCurrentWeather',
      'requestinfo',
      'test_simple_text',
      'test_tool_with_progress',
      'test_tool_with_logging',
      'test_elicitation',
      'test_missing_capability',
      'test_x_mcp_header',
      'test_trigger_tool_change',
    ),
  },
);
const uris = [
  'test://static-text',
  'test://static-binary',
  'test://watched-resource',
  'coffee://menu/full',
  'ui://x',
  'a:b',
];

/** Places that are nobody's business but this machine's, in every way to write them. */
const places = [
  ...[
    '127.0.0.1',
    'localhost',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '0.0.0.0',
    'user:pass@127.0.0.1',
    'localhost.',
  ].map((host) => `http://${host}:${forbiddenPort}/mcp`),
  `ws://127.0.0.1:${forbiddenPort}/mcp`,
  'http://169.254.169.254/latest/meta-data',
  'https://mcp.nowhere.invalid/mcp',
  'stdio:sh',
  'file:///etc/passwd',
];

/** The one that has most of what is asked of it, most often. */
const connections = (most: Kind): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: references(most) },
    ...(['connection', 'asker', 'offers'] as const).map((kind) => ({
      weight: 1,
      arbitrary: references(kind),
    })),
  );
const connection = connections('asker');
const execution = fc.oneof(references('asking'), references('execution'));
const service = fc.constantFrom(...services);
const uri = fc.constantFrom(...uris);

/** Of tools that take their time, one that is worth waiting for. */
const parameters = fc.oneof(
  fc.constant({}),
  fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 20 }) }),
  fc.record({ steps: fc.integer({ min: 1, max: 5 }), stepMs: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ rounds: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ location: fc.constantFrom('New York', 'nowhere') }),
  fc.record({ category: fc.constantFrom('premium', 'menu') }),
  fc.record({ service, query: fc.constantFrom('weather', '') }),
  fc.record({ durationMs: fc.constant(10) }),
);

const secret = fc.oneof(
  { weight: 4, arbitrary: fc.nat(99).map((number) => `${madeUpSecret}-${number}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(`${madeUpSecret}\r\nx: y`, `${madeUpSecret}ü`, `${madeUpSecret} "`),
  },
);

const byName: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  connectionId: connection,
  connection_id: connection,
  executionId: execution,
  serviceId: service,
  serverId: service,
  server_id: service,
  toolName: tools,
  tool_name: tools,
  promptName: fc.constantFrom('test_simple_prompt', 'test_prompt_with_arguments', 'x'),
  registry: fc.constantFrom('file:services.json', 'official', 'registered', 'x'),
  authorizationId: references('authorization'),
  credentialId: references('credential'),
  credentialIds: fc.array(references('credential'), { maxLength: 3 }),
  apiKeyId: references('apiKey'),
  accountId: references('account'),
  webhookId: fc.constantFrom('wh_1', 'x'),
  subscription_id: fc.option(references('subscription'), { nil: undefined, freq: 1 }),
  since: fc.constantFrom('2026-01-01T00:00:00Z', '1970-01-01T00:00:00+14:00', 'x'),
  until: fc.constantFrom('2999-01-01T00:00:00Z', '2026-01-01'),
  refreshToken: references('refreshToken'),
  resumeToken: references('resumeToken'),
  uri,
  url: fc.constantFrom(...places),
  uris: fc.array(uri, { maxLength: 3 }),
  parameters,
  arguments: fc.oneof(
    parameters,
    fc.dictionary(fc.constantFrom('arg1', 'resourceUri', 'id'), fc.constantFrom('a', 'test://x')),
  ),
  header: fc.constantFrom(
    'x-service-key',
    'X-Own',
    'authorization',
    'host',
    'x:y',
    'mcp-session-id',
  ),
  redirectUrl: references('state').map(
    (state) => `http://127.0.0.1:${ownPort}/oauth/callback?code=x&state=${state}`,
  ),
  limit: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('1', '2', '20', '100') },
    { weight: 1, arbitrary: fc.constantFrom('0', '101', '007', '1e1') },
  ),
  // Most often it is one of another list.
  cursor: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: references('cursor') },
    { weight: 1, arbitrary: madeUpCursors },
  ),
  // Whatever waits is not to wait for long.
  wait: fc.constantFrom('0', '1', '00', '61', 'x', '-1'),
  timeout: fc.constantFrom(1, 50, 1000),
  email: fc.oneof(
    fc.nat(9).map((number) => `somebody${number}@example.com`),
    fc.emailAddress(),
  ),
  // Work of a processor for each: few in a run.
  N: fc.constantFrom(2 ** 14),
  r: fc.constantFrom(1, 8),
  p: fc.constantFrom(1),
};

const secretNames = new Set([
  'token',
  'accessToken',
  'access_token',
  'clientSecret',
  'client_secret',
  'password',
  'passphrase',
]);

const words = fc.constantFrom({}, { arg1: 'a', arg2: 'b' }, { arg1: 5 }, { arg1: '' });
const consented = fc.oneof({ weight: 3, arbitrary: fc.constant('consented') }, service);

/** What a name means in some operations, and in no others. */
const byOperation: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  'authorizations.create': { serviceId: consented, clientId: fc.constantFrom(undefined, 'x') },
  'executions.input': {
    executionId: references('asking'),
    result: fc.constantFrom<unknown>(
      { action: 'accept', content: { name: 'Ada', size: 'l' } },
      { action: 'accept', content: { name: 5 } },
      { action: 'decline' },
      { action: 'cancel' },
      {},
    ),
  },
  'mcp.call': {
    name: fc.constantFrom('asking_plain', 'list_connections', 'search_services', 'plain', 'x'),
  },
  'mcp.prompt': {
    name: fc.constantFrom('conformance_test_simple_prompt', 'test_simple_prompt', 'x'),
    arguments: words,
  },
  'prompts.get': { arguments: words },
  'auth.login': { email: fc.constant('mallory@example.com'), password: references('password') },
  'apiKeys.create': {
    scope: fc.constantFrom(undefined, ['*'], ['catalog:read'], ['tools:call:coffee/*'], ['x'], []),
    expiresAt: fc.constantFrom(undefined, '2999-01-01T00:00:00Z', '1999-01-01T00:00:00Z'),
  },
};

/** Of whom only some services have something. */
const offered = /^(resources|prompts|completions)\./;

/** Values for members of an operation that get further than those that only their schema knows of. */
export function memberHintsOf(operationId: string): Hint {
  const special = byOperation[operationId] ?? {};
  const ofOperation: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    ...byName,
    ...(offered.test(operationId) && { connectionId: connections('offers') }),
    ...special,
  };
  return (path) => {
    const [name = '', holder = ''] = path.toReversed();
    if (secretNames.has(name) && !Object.hasOwn(special, name)) return secret;
    // Of credentials; an answer to what a tool asks has a key as well.
    if (name === 'key' && path.includes('auth')) return secret;
    if (name === 'key') return references('inputKey');
    if (name === '*' && (holder === 'headers' || holder === 'variables')) return secret;
    return Object.hasOwn(ofOperation, name) ? ofOperation[name] : undefined;
  };
}
