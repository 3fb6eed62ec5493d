/** Lets keys, timers and sockets have their turn. */
export function untilNextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
