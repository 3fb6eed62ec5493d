/** Asks until there is an answer or the time is up; then undefined. Times in milliseconds. */
export async function poll<Value>(
  ask: () => Promise<Value | undefined> | Value | undefined,
  { timeout, interval = 15 }: { readonly timeout: number; readonly interval?: number },
): Promise<Value | undefined> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() >= deadline) return undefined;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}
