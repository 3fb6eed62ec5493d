import { accountOperationFacts, operationFacts, type OperationFacts } from '@nanda/protocol/facts';
import { NandaError } from '../../core/nanda-error.js';

const routes = [
  ...Object.values(operationFacts).map(toRoute),
  { method: 'GET', pattern: /^\/openapi\.json$/ },
];
const accountRoutes = Object.values(accountOperationFacts).map(toRoute);
/** Nothing is told of by webhooks yet. */
const servedAccountRoutes = Object.entries(accountOperationFacts)
  .filter(([id]) => !id.startsWith('webhooks.'))
  .map(([, facts]) => toRoute(facts));

const sockets = /^\/v2\/ws(\/connections)?\/?$/;

/** The failure for a request that no operation answers: a wrong method, or no such path at all. */
export function unknownRoute({
  method,
  path,
  hasAccounts = false,
}: {
  readonly method: string;
  readonly path: string;
  /** @default false */
  readonly hasAccounts?: boolean;
}): NandaError {
  if (sockets.test(path)) {
    return new NandaError(
      'NOT_FOUND',
      `${path.slice(0, 200)} is a WebSocket: open it with one (\`Upgrade: websocket\`).`,
    );
  }
  const known = hasAccounts ? [...routes, ...servedAccountRoutes] : routes;
  const allowed = known.filter(({ pattern }) => pattern.test(path)).map((route) => route.method);
  const isOfAccounts = accountRoutes.some(
    (route) => route.method === method && route.pattern.test(path),
  );
  if (!hasAccounts && isOfAccounts) {
    return new NandaError(
      'NOT_FOUND',
      `This proxy has no accounts, and so nothing at ${path.slice(0, 200)}. Use it without signing in, or set the address of one that has some.`,
    );
  }
  if (allowed.length === 0) {
    return new NandaError(
      'NOT_FOUND',
      `There is nothing at ${path.slice(0, 200)}. GET /openapi.json lists every path.`,
    );
  }
  return new NandaError(
    'METHOD_NOT_ALLOWED',
    `${path.slice(0, 200)} does not take ${method}. It takes ${allowed.join(', ')}.`,
    { details: { allowed } },
  );
}

function toRoute({ method, path }: OperationFacts): { method: string; pattern: RegExp } {
  return { method, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`) };
}
