import type { Hono } from 'hono';
import type { Environment } from '../http/mount-operations.js';

/** The OpenAPI document of everything that is mounted, built when it is first asked for. */
export function mountOpenApi(
  routes: Hono<Environment>,
  { version, hasAccounts }: { readonly version: string; readonly hasAccounts: boolean },
): void {
  let text: string | undefined;
  routes.get('/openapi.json', async (context) => {
    if (text === undefined) {
      const { buildOpenApi } = await import('@nanda/protocol/openapi');
      text = JSON.stringify(buildOpenApi({ version, hasAccounts }));
    }
    return context.body(text, 200, { 'content-type': 'application/json' });
  });
}
