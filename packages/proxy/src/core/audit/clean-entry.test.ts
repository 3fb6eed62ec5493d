import { describe, expect, test } from 'vitest';
import { cleanText } from '../../registries/values/clean-text.js';
import type { AuditEntry } from './audit-log.js';
import { cleanEntry } from './clean-entry.js';

const at = '2026-01-01T00:00:00.000Z';
const clean = (entry: Partial<AuditEntry>) =>
  cleanEntry(
    { type: 'login', outcome: 'failure', ...entry },
    { at, clean: (text, { maxLength }) => cleanText(text, { maxLength }) },
  );

describe('an entry', () => {
  test('keeps what may be told', () => {
    const entry = {
      actor: 'user:usr_1',
      remoteAddress: '2001:db8::1',
      requestId: 'req_1',
      target: 'io.github.example/weather',
      details: { reason: 'password', count: 3, remember: true, scopes: ['tools:call', '*'] },
    };
    expect(clean(entry)).toEqual({ at, type: 'login', outcome: 'failure', ...entry });
  });

  test.each(['password', 'token', 'parameters', 'authorization', 'secret', 'headers', '__proto__'])(
    'leaves out what nobody has allowed: %s',
    (name) => {
      const details = Object.fromEntries([
        [name, 'hunter2'],
        ['reason', 'x'],
      ]);
      expect(clean({ details }).details).toEqual({ reason: 'x' });
    },
  );

  test.each([
    'ghp_0123456789abcdefghij0123456789abcdef',
    'Bearer 0123456789abcdefghij',
    'password=correct-horse-battery',
    'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlc2lnbmF0dXJl',
    'https://user:hunter2hunter2@example.com/',
  ])('takes credentials out of texts: %s', (secret) => {
    const text = JSON.stringify(clean({ target: secret, details: { reason: `was ${secret}` } }));
    expect(text).toContain('[redacted]');
    expect(text).not.toContain(secret);
  });

  test("makes strangers' texts harmless and short", () => {
    const reason = `\u001B[2J\u001B]0;owned\u0007line\r\nline\u202Etxt\u0000${'x'.repeat(1e6)}`;
    const { details } = clean({ details: { reason } });
    expect(details?.['reason']).toMatch(/^line line ?txtx+$/);
    expect(String(details?.['reason']).length).toBeLessThanOrEqual(200);
  });

  test('is small, whatever it is given', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, 'x']));
    const long = 'y z '.repeat(5000);
    const names = ['reason', 'name', 'path', 'tool', 'host', 'origin', 'issuer', 'scope'];
    const details = {
      ...many,
      ...Object.fromEntries(names.map((name) => [name, long])),
      scopes: Array.from({ length: 1000 }, () => long),
      roles: { deep: { deeper: long } },
    };
    const entry = clean({
      actor: long,
      target: long,
      requestId: long,
      remoteAddress: long,
      details,
    });
    expect(JSON.stringify(entry).length).toBeLessThan(8192);
    expect(entry.details).not.toHaveProperty('roles');
  });
});
