/** Why a file that an argument names cannot be read. */
export function describeSourceError(source: string, error: unknown): string {
  if (source === '') return '@ needs the name of a file; a plain @ is written @@';
  switch ((error as { readonly code?: unknown }).code) {
    case 'ENOENT':
      return `there is no file ${source}`;
    case 'EISDIR':
      return `${source} is a directory`;
    case 'EACCES':
      return `${source} may not be read`;
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
