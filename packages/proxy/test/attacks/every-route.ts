import { accountOperations, mcpOperations, operations, type Operation } from '@nanda/protocol';

export interface RoutePlace {
  readonly id: string;
  readonly method: string;
  /** As it goes over the wire. */
  readonly path: string;
  readonly takesBody: boolean;
  readonly operation: Operation | undefined;
}

const others: readonly (readonly [string, string])[] = [
  ['GET', '/openapi.json'],
  ['GET', '/.well-known/jwks.json'],
  ['GET', '/.well-known/oauth-protected-resource'],
  ['GET', '/.well-known/oauth-authorization-server'],
  ['GET', '/oauth/authorize'],
  ['POST', '/oauth/authorize'],
  ['POST', '/oauth/token'],
  ['POST', '/oauth/revoke'],
  ['POST', '/oauth/device_authorization'],
  ['GET', '/oauth/device'],
  ['POST', '/oauth/device'],
  ['GET', '/oauth/callback'],
  ['GET', '/v0.1/servers'],
  ['GET', '/v0.1/servers/a/versions'],
  ['POST', '/mcp'],
  ['GET', '/mcp'],
  ['DELETE', '/mcp'],
  ['POST', '/mcp/service/a'],
  ['POST', '/mcp/conn_1'],
  ['GET', '/nothing'],
];

/** Every place that a proxy answers at, with the names of a test in it. */
export function everyRoute(params: Readonly<Record<string, string>> = {}): readonly RoutePlace[] {
  const all: Record<string, Operation> = { ...operations, ...mcpOperations, ...accountOperations };
  return [
    ...Object.entries(all).map(([id, operation]) => ({
      id,
      method: operation.method,
      path: operation.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? 'x'),
      takesBody: operation.body !== undefined,
      operation,
    })),
    ...others.map(([method, path]) => ({
      id: `${method} ${path}`,
      method,
      path,
      takesBody: method === 'POST',
      operation: undefined,
    })),
  ];
}
