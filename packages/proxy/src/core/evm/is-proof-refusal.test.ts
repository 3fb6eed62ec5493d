import { expect, test } from 'vitest';
import { isProofRefusal } from './is-proof-refusal.js';

const saying = (text: string) => ({ content: [{ type: 'text' as const, text }] });

test.each(['EVMAUTH_PROOF_MISSING', 'EVMAUTH_PROOF_EXPIRED', 'PAYMENT_REQUIRED'])('%s', (code) => {
  expect(isProofRefusal(saying(JSON.stringify({ error: { code } }, null, 2)))).toBe(true);
});

test.each([
  saying('{"error":{"code":"NETWORK_ERROR"}}'),
  saying('{"error":{"code":"EVMAUTH_ and more"}}'),
  saying('{"text":"EVMAUTH_PROOF_MISSING"}'),
  saying('EVMAUTH_PROOF_MISSING'),
  saying('{"EVMAUTH_'),
  saying(`{"error":{"code":"EVMAUTH_A","more":"${'a'.repeat(20_000)}"}}`),
  { content: [] },
  { content: [{ type: 'image' as const, data: '', mimeType: 'image/png' }] },
  {},
])('what is none (%#)', (result) => {
  expect(isProofRefusal(result)).toBe(false);
});
