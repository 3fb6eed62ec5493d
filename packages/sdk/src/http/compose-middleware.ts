import type { Fetch } from '../client-options.js';
import type { Middleware, MiddlewareContext } from './middleware.js';

/** One fetch out of many: the first middleware is the outermost. */
export function composeMiddleware(
  fetch: Fetch,
  {
    middleware,
    context,
  }: { readonly middleware: readonly Middleware[]; readonly context: MiddlewareContext },
): Fetch {
  return middleware.reduceRight<Fetch>(
    (next, layer) => (request) => layer(request, next, context),
    fetch,
  );
}
