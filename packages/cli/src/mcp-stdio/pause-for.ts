/** Waits that many milliseconds. @throws the reason of the signal */
export function pauseFor(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, time);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
