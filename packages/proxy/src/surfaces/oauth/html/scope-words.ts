import type { Permission } from '@nanda/protocol/facts';

const words: Readonly<Record<Permission, string>> = {
  'catalog:read': 'look at the catalog of services',
  'catalog:write': 'register services',
  'connections:read': 'see your connections',
  'connections:write': 'connect to services, and close connections',
  'tools:call': 'call tools, and see your calls',
  'credentials:read': 'see which credentials you have stored, but not what they are',
  'credentials:write': 'store, use and remove credentials of services',
  'account:read': 'see your account and the names of your keys',
  'account:write': 'make and revoke API keys',
  'audit:read': 'read the audit log',
  'accounts:admin': 'look after the accounts of this proxy',
};

/** What a scope lets a program do. */
export function scopeWords(scope: string): string {
  if (scope === '*') return 'do everything that you may do here';
  const narrowed = /^tools:call:(.+)$/s.exec(scope)?.[1];
  if (narrowed !== undefined) return `call the tools ${narrowed}`;
  return words[scope as Permission] ?? scope;
}
