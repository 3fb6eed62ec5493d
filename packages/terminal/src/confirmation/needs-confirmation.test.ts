import { describe, expect, test } from 'vitest';
import type { ConfirmPolicy } from './confirm-policies.js';
import { needsConfirmation } from './needs-confirmation.js';
import { readConfirmPolicy } from './read-confirm-policy.js';

describe('needsConfirmation', () => {
  test.each<[ConfirmPolicy, Parameters<typeof needsConfirmation>[0], boolean]>([
    ['destructive', undefined, false],
    ['destructive', { destructiveHint: true }, true],
    ['destructive', { destructiveHint: true, readOnlyHint: true }, false],
    ['unknown', {}, true],
    ['unknown', { destructiveHint: false }, false],
    ['unknown', { readOnlyHint: true }, false],
    ['never', { destructiveHint: true }, false],
  ])('%s, of %j', (policy, annotations, expected) => {
    expect(needsConfirmation(annotations, { policy })).toBe(expected);
  });

  test('the policy is that of the environment', () => {
    expect(readConfirmPolicy(undefined)).toBe('destructive');
    expect(readConfirmPolicy('')).toBe('destructive');
    expect(readConfirmPolicy('never')).toBe('never');
    expect(() => readConfirmPolicy('maybe')).toThrow('not "maybe"');
  });
});
