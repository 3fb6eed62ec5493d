/** {@link readUnchanged}'s second argument. */
export interface ReadUnchangedOptions {
  /** What the answer will take the place of: the same object as long as nothing has happened to it. */
  watched: () => unknown;
  /** How often it is read at most. Default 3: what changes all the time is taken as it is. */
  most?: number;
}

/**
 * Reads a list, and reads it again when something has happened to it in the meantime: an answer from before would undo
 * that, and take away what was opened or asked while it was on its way.
 */
export async function readUnchanged<Answer>(
  read: () => Promise<Answer>,
  { watched, most = 3 }: ReadUnchangedOptions,
): Promise<Answer> {
  for (let times = 1; ; times += 1) {
    const before = watched();
    const answer = await read();
    if (watched() === before || times >= most) return answer;
  }
}
