import { expect, test } from 'vitest';
import { scrubSecrets } from './scrub-secrets.js';

// Put together here, so that nothing in this file looks like a credential itself.
const random = 'a1B2c3D4e5F6g7H8i9J0';
const block = (edge: string): string => `-----${edge} RSA PRIVATE KEY-----`;
const jwt = `eyJ${random}.eyJ${random}.${random}`;
const key = `${block('BEGIN')}\nMIIB${random}\n${block('END')}`;

test.each([
  [`token ghp_${random}${random} here`, 'token [redacted] here'],
  [`github_pat_${random}_${random}`, '[redacted]'],
  [`glpat-${random}`, '[redacted]'],
  [`sk-${random}`, '[redacted]'],
  [`sk-ant-api03-${random}`, '[redacted]'],
  [`(rk_live_${random})`, '([redacted])'],
  [`xoxb-${'1'.repeat(12)}-${random}`, '[redacted]'],
  [`AIza${random}${random}`, '[redacted]'],
  [`AKIA${'A1'.repeat(8)}`, '[redacted]'],
  [`npm_${random}${random}`, '[redacted]'],
  [`hf_${random}`, '[redacted]'],
  [jwt, '[redacted]'],
  [`a ${key} b`, 'a [redacted] b'],
  [`${block('BEGIN')}\ncut off`, '[redacted]'],
  [`Authorization: Bearer ${random}`, 'Authorization: Bearer [redacted]'],
  [`API_KEY=${random} npx x`, 'API_KEY=[redacted] npx x'],
  [`{"api_key": "${random}"}`, '{"api_key": "[redacted]"}'],
  [`postgres://me:${random}@db.example/x`, 'postgres://me:[redacted]@db.example/x'],
])('takes out of %j what must not be told', (text, scrubbed) => {
  expect(scrubSecrets(text)).toEqual({ text: scrubbed, wasScrubbed: true });
});

test.each([
  'Use sk-learn and scikit-image for machine-learning-with-style',
  'Bearer {packmind_mcp_token}',
  'API_KEY=<your key>',
  'api_key=YOUR_API_KEY_HERE',
  'token=your-token-goes-here',
  'password: "password"',
  'postgres://user:password@localhost/db',
  'Authorization: Bearer YOUR_LONG_ACCESS_TOKEN',
  'The secret: be patient and everything works',
  'eyJust a word',
  `Bearer hf_${'x'.repeat(30)}`,
  'Bearer eyJzM1VybCI6Imh0dHBzOi8vczMu...',
  `ghp_${'0'.repeat(36)}`,
  'pypi-org-project-mcp-database-connector-lite-4730c5b7',
  `https://a.example/${'0a1b2c3d'.repeat(5)}`,
  '',
])('leaves %j alone', (text) => {
  expect(scrubSecrets(text)).toEqual({ text, wasScrubbed: false });
});

test.each([
  ['0a1b2c3d'.repeat(4), true],
  [`0x${'0a1b2c3d'.repeat(8)}`, true],
  [`${random}${random}${random}`, true],
  [`0x${'0a1b2c3d'.repeat(5)}`, false],
  [`sha256:${'0a1b2c3d'.repeat(8)}`, false],
  ['123e4567-e89b-12d3-a456-426614174000', false],
  ['/home/Someone/a-long-path/with-many-parts/Version2/and/more/of/it', false],
  ['https://api.example.com/v1/some-long-path/with-many-Parts/2026/01', false],
  ['claude-sonnet-4-5-20250929-with-a-very-long-name', false],
])('as a value, %j is a secret: %s', (text, isSecret) => {
  expect(scrubSecrets(text, { isValue: true }).wasScrubbed).toBe(isSecret);
  expect(scrubSecrets(text).wasScrubbed).toBe(false);
});

test('takes no time over long texts', () => {
  const texts = ['a1B'.repeat(50_000), 'eyJ'.repeat(30_000), 'token=', '://:'.repeat(20_000)];
  const before = performance.now();
  for (const text of texts) scrubSecrets(text, { isValue: true });
  // Quadratic work would take minutes.
  expect(performance.now() - before).toBeLessThan(5_000);
});
