/** A failure in the form of both surfaces of a proxy, as JSON. */
export function failureBody({
  code,
  message,
  details,
}: {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}): string {
  return JSON.stringify({
    success: false,
    error: { code, message, ...(details && { details }), requestId: 'recording', retryable: false },
  });
}
