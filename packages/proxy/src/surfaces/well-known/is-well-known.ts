/** Whether a path is one of those whose documents are there for everybody (RFC 8615). */
export function isWellKnown(path: string): boolean {
  return path.startsWith('/.well-known/');
}
