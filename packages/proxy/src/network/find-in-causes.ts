const maximumErrors = 32;

/**
 * Walks an error, its chain of causes and the members of aggregates, breadth first, and gives the first one
 * for which `select` returns something. Looks at 32 errors at most, so that a cycle ends.
 */
export function findInCauses<Found>(
  error: unknown,
  select: (error: Error) => Found | undefined,
): Found | undefined {
  const queue: unknown[] = [error];
  for (let index = 0; index < queue.length && index < maximumErrors; index += 1) {
    const current = queue[index];
    if (!(current instanceof Error)) continue;
    const found = select(current);
    if (found !== undefined) return found;
    if (current instanceof AggregateError) queue.push(...(current.errors as unknown[]));
    queue.push(current.cause);
  }
  return undefined;
}
