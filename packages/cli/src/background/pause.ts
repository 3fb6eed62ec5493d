/** Waits so many milliseconds (none where that is less than 0), or until the signal is given. Never rejects. */
export function pause(
  milliseconds: number,
  { signal }: { readonly signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, Math.max(0, milliseconds));
    signal.addEventListener('abort', finish, { once: true });
    if (signal.aborted) finish();
  });
}
