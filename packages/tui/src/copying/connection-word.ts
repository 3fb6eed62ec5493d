/** How a command names a connection: by its short name where that can only be one, else by its id. Not quoted. */
export function connectionWord({ id, name }: { id: string; name?: string | undefined }): string {
  const isPlain = name !== undefined && /^[a-z][\w.-]*$/i.test(name) && !name.startsWith('conn_');
  return isPlain ? name : id;
}
