import { createCoffeeServer } from '@nanda/testing';

type Server = ReturnType<typeof createCoffeeServer>;
type Values = Readonly<Record<string, unknown>>;
type Registered = ReturnType<Server['registerTool']>;

/** A tool of a service under test. */
export interface ServedTool {
  readonly name: string;
  readonly description?: string;
  readonly readOnlyHint?: boolean;
  /** JSON Schemas by parameter. @default none */
  readonly properties?: Readonly<Record<string, object>>;
  /** What it answers. */
  readonly answer: (parameters: Values) => {
    content: { type: 'text'; text: string }[];
    isError?: boolean;
    /** Milliseconds that the service itself lets it be kept. */
    ttlMs?: number;
    cacheScope?: 'public' | 'private';
  };
}

/** A service that has these tools beside those of a coffee shop. */
export interface ServedTools {
  /** For `startHttpService` and the like. */
  readonly createServer: () => Server;
  /** Other tools from now on: sessions that are open are told. */
  change(tools: readonly ServedTool[]): void;
}

export function serveTools(tools: readonly ServedTool[]): ServedTools {
  let current = tools;
  const open = new Map<Server, Registered[]>();

  function register(server: Server): Registered[] {
    return current.map(({ name, description = name, readOnlyHint, properties = {}, answer }) => {
      const schema = () => ({ type: 'object', properties });
      const inputSchema = {
        '~standard': {
          version: 1,
          vendor: 'nanda-test',
          types: { input: {} as Values, output: {} as Values },
          validate: (value: unknown) => ({ value: value as Values }),
          jsonSchema: { input: schema, output: schema },
        },
      } as const;
      const annotations = { ...(readOnlyHint !== undefined && { readOnlyHint }) };
      return server.registerTool(name, { description, inputSchema, annotations }, answer);
    });
  }

  return {
    createServer() {
      const server = createCoffeeServer();
      open.set(server, register(server));
      return server;
    },
    change(next) {
      current = next;
      for (const [server, registered] of open) {
        for (const tool of registered) tool.remove();
        open.set(server, register(server));
      }
    },
  };
}
