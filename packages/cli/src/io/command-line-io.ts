/** Where text comes from. */
export type TextSource = NodeJS.ReadableStream & { isTTY?: boolean };

/** Where text goes. `columns` and `rows` are the size in characters, on a terminal; `fd` is there where it is a file of the system. */
export type TextSink = NodeJS.WritableStream & {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
  fd?: number;
};

/** Everything that a command touches of its process, so that it can be run inside another one. */
export interface CommandLineIo {
  /** Only touched by what is interactive: opening it costs time. */
  readonly stdin: TextSource;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path. */
  readonly cwd: string;
  /** All of standard input as text. Only called when the user asked for it with `-`. */
  readStdin(): Promise<string>;
  /** Calls back for every SIGINT and SIGTERM, with its name where it is known, until the returned function is called. */
  onStopRequest(listener: (name?: string) => void): () => void;
  /**
   * Calls back once when nobody reads standard output any more, until the returned function is called. Where this is
   * missing, or nobody listens, the process ends by itself.
   */
  onReaderGone?(listener: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
}
