import { describe, expect, test } from 'vitest';
import type { McpAnswer } from '../../mcp-message.js';
import { makeRequest } from '../testing/make-request.fixture.js';
import { openService, type OpenService } from '../testing/open-service.fixture.js';

const visit = { mode: 'url', elicitationId: 'e1', url: 'https://a.test/x', message: 'Allow it.' };
const other = { ...visit, elicitationId: 'e2', url: 'https://a.test/y' };

function refusal(elicitations: unknown): McpAnswer {
  return { error: { code: -32_042, message: 'Visit first.', data: { elicitations } } };
}

/** A service that refuses as long as there are refusals left. */
function openRefusing(
  refusals: McpAnswer[],
  capabilities: object = { elicitation: { url: {} } },
): OpenService {
  return openService({
    client: { era: 'modern', capabilities: { ...capabilities } },
    facts: { era: 'legacy' },
    answer: () => refusals.shift() ?? { result: { content: [] } },
  });
}

test('pages to visit are asked for, and the call is made again', async () => {
  const { dialog, fake } = openRefusing([refusal([visit, other]), refusal([visit])]);
  const request = makeRequest('tools/call', { name: 'a' });
  expect(await dialog.answer(request)).toHaveProperty('result.resultType', 'complete');
  expect(fake.requests).toHaveLength(3);
  const asked = [visit, other, visit].map(({ mode, url, message }) => ({ mode, url, message }));
  expect(request.asked.map(({ params }) => params)).toEqual(asked);
  expect(new Set(request.asked.map(({ method }) => method))).toEqual(
    new Set(['elicitation/create']),
  );
});

test('a user who does not want to ends the call', async () => {
  const { dialog, fake } = openRefusing([refusal([visit])]);
  const request = makeRequest(
    'tools/call',
    { name: 'a' },
    { ask: async () => ({ result: { action: 'decline' } }) },
  );
  expect(await dialog.answer(request)).toEqual({
    error: {
      code: -32_603,
      message: 'The page that the service asks for was not visited. It says: Visit first.',
    },
  });
  expect(fake.requests).toHaveLength(1);
});

test('a service that is never content is not called for ever', async () => {
  const { dialog, fake } = openService({
    client: { era: 'modern' },
    facts: { era: 'legacy' },
    answer: () => refusal([visit]),
  });
  expect(await dialog.answer(makeRequest('tools/call'))).toHaveProperty('error.code', -32_021);
  expect(fake.requests.length).toBeLessThan(32);
});

describe('nobody is asked, and the refusal is a capability that is missing', () => {
  test.each([
    { why: 'the client shows no pages', capabilities: { elicitation: {} }, rows: [visit] },
    { why: 'no page is named', rows: [] },
    { why: 'nobody can read them', rows: [visit, { message: 'no url' }] },
    { why: 'they are no list', rows: 'visit' },
    { why: 'there are too many', rows: Array.from({ length: 33 }, () => visit) },
  ])('where $why', async ({ capabilities, rows }) => {
    const { dialog } = openRefusing([refusal(rows)], capabilities);
    const request = makeRequest('tools/call');
    expect(await dialog.answer(request)).toEqual({
      error: {
        code: -32_021,
        message: 'Visit first.',
        data: { requiredCapabilities: { elicitation: { url: {} } } },
      },
    });
    expect(request.asked).toEqual([]);
  });
});

test('a client of the service’s own era is refused as the service refuses it', async () => {
  const answer = refusal([visit]);
  const { dialog } = openService({
    client: { era: 'legacy' },
    facts: { era: 'legacy' },
    answer: () => answer,
  });
  expect(await dialog.answer(makeRequest('tools/call'))).toBe(answer);
});
