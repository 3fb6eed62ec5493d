/** What an unforeseen failure says of itself, for the log. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === 'string' ? error : 'something that is no Error was thrown';
}
