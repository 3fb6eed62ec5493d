import type { Authorization } from '@nanda/sdk';

/** An authorization that somebody has begun. */
export function fakeAuthorization(changes: Partial<Authorization> = {}): Authorization {
  return {
    id: 'authz_1',
    serviceId: 'svc_1',
    state: 'pending',
    url: 'https://login.example/authorize?client_id=nanda',
    redirectUrl: 'http://127.0.0.1:3000/oauth/callback',
    issuer: 'https://login.example',
    expiresAt: '2026-05-01T12:10:00.000Z',
    ...changes,
  };
}
