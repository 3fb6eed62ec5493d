import { expect, test } from 'vitest';
import { resolvePrincipal } from './resolve-principal.js';

const request = (headers: Record<string, string> = {}): Request =>
  new Request('http://localhost/', { headers });

test('the token makes the local user, and nothing else gets in', () => {
  const options = { token: 'right', isLoopback: true };
  expect(resolvePrincipal(request({ authorization: 'bearer right' }), options)).toEqual({
    principal: { kind: 'local' },
  });
  expect(resolvePrincipal(request({ 'x-api-key': 'right' }), options).principal.kind).toBe('local');
  for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: 'Bearer ' }]) {
    expect(() => resolvePrincipal(request(headers as Record<string, string>), options)).toThrow(
      expect.objectContaining({ code: 'UNAUTHENTICATED' }),
    );
  }
});

test('without a token, this machine is the local user', () => {
  expect(resolvePrincipal(request(), { token: undefined, isLoopback: true })).toEqual({
    principal: { kind: 'local' },
  });
});

test('everybody else is a client of its own, known again by what it was handed out', () => {
  const options = { token: undefined, isLoopback: false };
  const first = resolvePrincipal(request(), options);
  const second = resolvePrincipal(request(), options);
  const handOut = first.handOut ?? '';
  expect(first.principal).not.toEqual(second.principal);
  expect(JSON.stringify(first.principal)).not.toContain(handOut);
  for (const headers of [
    { 'x-nanda-client': handOut },
    { cookie: `a=b; nanda_client=${handOut}; c=d` },
  ]) {
    const again = resolvePrincipal(request(headers), options);
    expect(again).toEqual({ principal: first.principal });
  }
  expect(resolvePrincipal(request({ 'x-nanda-client': 'guess' }), options).handOut).toBeDefined();
});

test('a client token counts on this machine too', () => {
  const { handOut = '' } = resolvePrincipal(request(), { token: undefined, isLoopback: false });
  const { principal } = resolvePrincipal(request({ 'x-nanda-client': handOut }), {
    token: undefined,
    isLoopback: true,
  });
  expect(principal.kind).toBe('anonymous');
});
