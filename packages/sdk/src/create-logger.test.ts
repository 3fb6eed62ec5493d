import { expect, test, vi } from 'vitest';
import { createLogger } from './create-logger.js';

test('a logger is given what its level wants, and nothing when it is off', () => {
  const log = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
  const warnings = createLogger(log, { level: 'warn' });
  const silent = createLogger(log, { level: 'off' });
  expect([warnings.isLogged('warn'), warnings.isLogged('info')]).toEqual([true, false]);
  expect(silent.isLogged('error')).toBe(false);
  for (const { logger } of [warnings, silent]) {
    logger.error('a');
    logger.warn('b');
    logger.info('c');
    logger.debug('d');
  }
  expect(log.error.mock.calls).toEqual([['a']]);
  expect(log.warn.mock.calls).toEqual([['b']]);
  expect(log.info).not.toHaveBeenCalled();
  expect(log.debug).not.toHaveBeenCalled();
});
