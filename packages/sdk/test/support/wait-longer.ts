import { vi } from 'vitest';

// What is waited for comes within milliseconds, and on a busy machine later: the second that is usual is not enough.
const { waitFor } = vi;
vi.waitFor = (callback, options = {}) =>
  waitFor(callback, {
    timeout: 10_000,
    ...(typeof options === 'number' ? { timeout: options } : options),
  });
