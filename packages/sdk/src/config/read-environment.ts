/** Reads a variable of the process's environment; nothing where there is no process, or no right to read it. */
export function readEnvironment(name: string): string | undefined {
  const scope: { process?: { env?: Record<string, string | undefined> } } = globalThis;
  try {
    return scope.process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined;
  }
}
