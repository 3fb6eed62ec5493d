/** `exec_` and the time of its beginning: two calls of the same millisecond are rare. */
const usual = 17;

/** The beginning of an execution's id that is shown to people: none of the others has it. */
export function shortenExecutionId(id: string, ids: readonly string[]): string {
  for (let length = usual; length < id.length; length += 1) {
    const beginning = id.slice(0, length);
    if (ids.every((other) => other === id || !other.startsWith(beginning))) return beginning;
  }
  return id;
}
