/** The calls that wait for their callers. */
export interface Parking {
  /** All of them. */
  readonly total: number;
  /** One more call of the connection waits; false where it has no room for another. */
  enter(connectionId: string): boolean;
  leave(connectionId: string): void;
}

/** They cost little, but last long: nobody may fill the house with questions that nobody answers. */
export function createParking({
  perConnection = 256,
}: { readonly perConnection?: number } = {}): Parking {
  const counts = new Map<string, number>();
  let total = 0;
  return {
    get total() {
      return total;
    },
    enter(connectionId) {
      const count = counts.get(connectionId) ?? 0;
      if (count >= perConnection) return false;
      counts.set(connectionId, count + 1);
      total += 1;
      return true;
    },
    leave(connectionId) {
      const count = counts.get(connectionId) ?? 0;
      if (count === 0) return;
      if (count === 1) counts.delete(connectionId);
      else counts.set(connectionId, count - 1);
      total -= 1;
    },
  };
}
