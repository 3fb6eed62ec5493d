/** Waits so many milliseconds, none where that is less than 0; returns early when the signal is aborted. */
export async function wait(
  milliseconds: number,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, Math.max(0, milliseconds));
    signal.addEventListener('abort', finish, { once: true });
  });
}
