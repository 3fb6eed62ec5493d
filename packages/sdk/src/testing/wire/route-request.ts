import type { AnyOperationId, Operation } from '@nanda/protocol';
import { operationValues } from './operation-values.js';
import { Refusal } from './refusal.js';

/** The operation that a request asks for, and the values in its path. */
export interface Route {
  readonly id: AnyOperationId;
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

const routes = Object.entries<Operation>(operationValues).map(([id, operation]) => ({
  id: id as AnyOperationId,
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`),
  // `/v2/services/search` is no service with the id `search`.
  variables: operation.path.split('{').length - 1,
}));

/** @throws Refusal METHOD_NOT_ALLOWED, NOT_FOUND */
export function routeRequest(request: { readonly method: string; readonly path: string }): Route {
  const fitting = routes
    .map((route) => ({ ...route, match: route.pattern.exec(request.path) }))
    .filter(({ match }) => match !== null);
  const [route] = fitting
    .filter(({ operation }) => operation.method === request.method)
    .toSorted((one, other) => one.variables - other.variables);
  if (route !== undefined) {
    const { id, operation, match } = route;
    const entries = Object.entries(match?.groups ?? {});
    const params = entries.map(([name, value]) => [name, decode(value)]);
    return { id, operation, params: Object.fromEntries(params) as Record<string, string> };
  }
  const allowed = fitting.map(({ operation }) => operation.method);
  if (allowed.length === 0) {
    throw new Refusal('NOT_FOUND', {
      message: `There is nothing at ${request.path}. Does the client's baseURL have a path that it should not have?`,
    });
  }
  throw new Refusal('METHOD_NOT_ALLOWED', {
    message: `${request.path} does not take ${request.method}. It takes ${allowed.join(', ')}.`,
    details: { allowed },
  });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal('VALIDATION_ERROR', {
      message: `"${segment}" in the path is badly encoded.`,
    });
  }
}
