import { expect, test } from 'vitest';
import { nameUpstream } from './name-upstream.js';

function nameOf(url: string): string {
  return nameUpstream({ kind: 'http', url, addressPolicy: 'public' }, { serviceId: 'a' });
}

test('an address is named without what may be secret in it', () => {
  expect(nameOf('https://name:word@host.example/mcp')).toBe('https://host.example/mcp');
  const one = nameOf('https://host.example/mcp?key=secret');
  expect(one).toMatch(/^https:\/\/host\.example\/mcp#[0-9a-f]{8}$/);
  expect(nameOf('https://host.example/mcp?key=secret')).toBe(one);
  expect(nameOf('https://host.example/mcp?key=other')).not.toBe(one);
});

test('commands of two services are two upstreams, whatever is started', () => {
  const target = { kind: 'stdio', command: 'npx', args: [], env: {} } as const;
  const names = ['a', 'b', 'a'].map((serviceId) => nameUpstream(target, { serviceId }));
  expect(new Set(names).size).toBe(2);
});
