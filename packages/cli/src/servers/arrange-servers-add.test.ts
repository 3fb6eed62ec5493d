import { expect, test } from 'vitest';
import { serversAdd } from '../commands/servers-add.js';
import { arrangeServersAdd } from './arrange-servers-add.js';

test.each([
  ['x -- npx -y foo', 'x -- npx -y foo'],
  ['x npx -y foo', 'x -- npx -y foo'],
  ['x --env A=1 npx -y foo --json', 'x --env A=1 -- npx -y foo --json'],
  ['--force x npx foo', '--force x -- npx foo'],
  ['x npx -y foo -- --deep', 'x -- npx -y foo -- --deep'],
  ['npx -y foo', '-- npx -y foo'],
  ['--env A=1 npx -y foo', '--env A=1 -- npx -y foo'],
  ['-- npx -y foo', '-- npx -y foo'],
  ['node http://x/mcp', 'node http://x/mcp'],
  ['x http://x/mcp --json', 'x http://x/mcp --json'],
  ['--transport sse x :3000/sse', '--transport sse x :3000/sse'],
  ['http://x/mcp', 'http://x/mcp'],
  ['x {"command":"y"}', 'x {"command":"y"}'],
  ['x --nothing npx', 'x --nothing npx'],
  ['x', 'x'],
])('servers add %s is servers add %s', (typed, arranged) => {
  const { options } = serversAdd;
  expect(arrangeServersAdd(typed.split(' '), { options }).join(' ')).toBe(arranged);
});
