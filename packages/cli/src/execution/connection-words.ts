import { quoteForShell } from '@nanda/terminal';

/** The option that names a connection, as it is typed again; nothing where none was named. */
export function connectionWords(connection: string | undefined): readonly string[] {
  return connection === undefined ? [] : ['-c', quoteForShell(connection)];
}
