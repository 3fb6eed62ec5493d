import { changeServersFile } from './change-servers-file.js';

/** Takes one of the user's own servers away again, where it is there. */
export function dropServer(name: string, { path }: { readonly path: string }): Promise<void> {
  return changeServersFile(path, ({ mcpServers }) => {
    const { [name]: _, ...servers } = mcpServers;
    return { servers, value: undefined };
  });
}
