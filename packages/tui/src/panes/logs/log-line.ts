/** One line of the logs: of a tool, of a connection, of the proxy. Not sanitised. */
export interface LogLine {
  /** RFC 3339. */
  at: string;
  /** Who said it. */
  source: string;
  level: string;
  text: string;
}
