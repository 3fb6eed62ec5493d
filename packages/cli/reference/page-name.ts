/** The name of a command's page: `nanda servers add` is `nanda-servers-add`. */
export function pageName(command: string): string {
  return command.replaceAll(' ', '-');
}
