/** A route taken apart. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `{name}` where a path parameter stands. */
  readonly path: string;
}

/** Takes a route such as `GET /health` apart. */
export function readRoute(route: string): Route {
  const [method = '', path = ''] = route.split(' ');
  return { method: method as Route['method'], path };
}
