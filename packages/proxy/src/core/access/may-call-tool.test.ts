import { expect, test } from 'vitest';
import type { CalledTool } from './called-tool.js';
import { mayCallTool } from './may-call-tool.js';

const tool = (serviceId: string, toolName: string, serviceName = serviceId): CalledTool => ({
  serviceId,
  serviceName,
  toolName,
});

test.each([
  ['weather/forecast', 'weather', 'forecast', true],
  ['weather/*', 'weather', 'forecast', true],
  ['weather', 'weather', 'forecast', true],
  ['*', 'weather', 'forecast', true],
  ['*/get_*', 'io.github.acme/mail', 'get_mail', true],
  ['*/get_*', 'io.github.acme/mail', 'send_mail', false],
  ['io.github.acme/*/get_*', 'io.github.acme/mail', 'get_mail', true],
  ['weather/fore', 'weather', 'forecast', false],
  ['weather/*', 'weatherman', 'forecast', false],
  // A slash in the name of a tool makes it no tool of another service.
  ['weather/maps/*', 'weather', 'maps/draw', false],
  ['weather/*', 'weather/maps', 'draw', false],
])('%s allows %s %s: %s', (pattern, service, name, isAllowed) => {
  expect(mayCallTool({ allow: [pattern] }, tool(service, name))).toBe(isAllowed);
});

test('a service is meant by its id or by its name', () => {
  expect(mayCallTool({ allow: ['Mail/*'] }, tool('7f3', 'send', 'Mail'))).toBe(true);
  expect(mayCallTool({ allow: ['7f3/*'] }, tool('7f3', 'send', 'Mail'))).toBe(true);
  expect(mayCallTool({ deny: ['Mail/send'] }, tool('7f3', 'send', 'Mail'))).toBe(false);
});

test('what is denied is denied, whatever allows it and however it is spelled', () => {
  const deny = ['bank/accounts/*', '*/delete_*'];
  expect(mayCallTool({ allow: ['*'], deny }, tool('bank/accounts', 'close'))).toBe(false);
  expect(mayCallTool({ allow: ['*'], deny }, tool('bank', 'accounts/close'))).toBe(false);
  expect(mayCallTool({ allow: ['mail/*'], deny }, tool('mail', 'delete_all'))).toBe(false);
  expect(mayCallTool({ deny }, tool('mail', 'send'))).toBe(true);
});

test('rules hold within others', () => {
  const rules = {
    allow: ['mail/*'],
    within: { allow: ['*/get_*'], within: { deny: ['*/get_all'] } },
  };
  expect(mayCallTool(rules, tool('mail', 'get_one'))).toBe(true);
  expect(mayCallTool(rules, tool('mail', 'send'))).toBe(false);
  expect(mayCallTool(rules, tool('news', 'get_one'))).toBe(false);
  expect(mayCallTool(rules, tool('mail', 'get_all'))).toBe(false);
});

test('nothing is called past a denial before it is known what its service is called', () => {
  const unknown = { serviceId: '7f3', serviceName: undefined, toolName: 'send' };
  expect(mayCallTool({ deny: ['Mail/*'] }, unknown)).toBe(false);
  expect(mayCallTool({ allow: ['7f3/*'] }, unknown)).toBe(true);
  expect(mayCallTool({}, unknown)).toBe(true);
});

test('patterns take no longer than they and the names are long', () => {
  // A backtracking matcher would not come to its end within the time of a test.
  const pattern = `${'*a'.repeat(200)}/${'*b'.repeat(200)}`;
  expect(
    mayCallTool({ deny: [pattern] }, tool('a'.repeat(5000), 'b'.repeat(5000).concat('c'))),
  ).toBe(true);
});
