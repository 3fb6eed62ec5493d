/** Which task is whose: services choose their ids, and clients name nothing else. Bounded: the oldest go first. */
export interface TaskOwners {
  find(taskId: string): string | undefined;
  /**
   * Takes note of a task that an answer of the connection tells of. Another one that names the same does not get it.
   *
   * @param connectionIds those that are there: the tasks of others are nobody's
   */
  add(taskId: string, connectionId: string, connectionIds: ReadonlySet<string>): void;
}

const mostTasks = 5000;
const longestId = 512;

export function createTaskOwners(): TaskOwners {
  const owners = new Map<string, string>();
  return {
    find: (taskId) => owners.get(taskId),
    add(id, connectionId, connectionIds) {
      const owner = owners.get(id);
      if (id.length > longestId || (owner !== undefined && connectionIds.has(owner))) return;
      owners.delete(id);
      owners.set(id, connectionId);
      const [oldest] = owners.keys();
      if (owners.size > mostTasks && oldest !== undefined) owners.delete(oldest);
    },
  };
}
