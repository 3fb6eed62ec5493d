/** Waits for something unless the request is aborted before: then it rejects as `fetch` does. */
export async function unlessAborted<Value>(
  work: Promise<Value>,
  { signal }: { readonly signal: AbortSignal },
): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  // What comes to its end after that is nobody's business.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
