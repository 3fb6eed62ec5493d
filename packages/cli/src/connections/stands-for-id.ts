/** Characters of an id that stand for it, where no other one begins with them: `conn_` and four more. */
const shortestId = 9;

/** Whether a word means the connection with this id: it is the id, or its beginning. */
export function standsForId(word: string, id: string): boolean {
  return word === id || (word.length >= shortestId && id.startsWith(word));
}
