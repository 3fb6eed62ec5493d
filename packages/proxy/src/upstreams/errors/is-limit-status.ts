/** Whether an HTTP status says that a request came at a bad time and was not taken in. */
export function isLimitStatus(status: number): boolean {
  return status === 429 || status === 503;
}
