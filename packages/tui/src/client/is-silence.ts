/** Whether nothing has answered, which may change by itself; everything else has something to say. */
export function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'ConnectionError' || error.name === 'TimeoutError') return true;
  // Of something in between: the proxy's own refusals are answers.
  return 'status' in error && typeof error.status === 'number' && error.status >= 500;
}
