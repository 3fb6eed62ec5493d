import type { McpServer } from '@modelcontextprotocol/server';

const words = ['paris', 'park', 'party'];

/** Gives a server `completion/complete`: the words that begin like what is typed, for every argument. */
export function serveCompletions({ server }: McpServer): void {
  server.setRequestHandler('completion/complete', ({ params }) => {
    const values = words.filter((word) => word.startsWith(params.argument.value));
    return { completion: { values, total: values.length, hasMore: false } };
  });
}
