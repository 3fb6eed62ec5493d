import type { Hono } from 'hono';
import type { Catalog } from '../../core/catalog/catalog.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Environment } from '../http/mount-operations.js';
import { readListQuery } from './read-list-query.js';
import { readServerPath } from './read-server-path.js';
import { createRegistryHandlers } from './registry-handlers.js';

const list = '/v0.1/servers';

/**
 * Shows the catalog as the official MCP registry shows its own (`/v0.1`), so that editors and other
 * registries' clients can be pointed at it. Read only, and the same for every caller.
 */
export function mountMcpRegistry(
  routes: Hono<Environment>,
  { catalog }: { readonly catalog: Catalog },
): void {
  const handlers = createRegistryHandlers({ catalog });

  routes.get(list, async ({ req: { raw } }) => {
    const query = readListQuery(new URL(raw.url).searchParams);
    return Response.json(await handlers.list(query, { tellsHealth: tellsHealth(raw) }));
  });

  routes.get(`${list}/*`, async ({ req: { raw } }) => {
    const { pathname } = new URL(raw.url);
    const wanted = readServerPath(pathname);
    if (wanted === undefined) throw nothingAt(pathname);
    const { name, version } = wanted;
    const telling = { tellsHealth: tellsHealth(raw) };
    return Response.json(
      version === undefined
        ? await handlers.versions(name, telling)
        : await handlers.version(name, { ...telling, version }),
    );
  });

  for (const path of ['/v0.1', '/v0.1/*']) {
    routes.all(path, ({ req: { raw } }) => {
      const { pathname } = new URL(raw.url);
      const isKnown = pathname.replace(/\/$/, '') === list || readServerPath(pathname);
      throw isKnown ? readOnly(raw.method) : nothingAt(pathname);
    });
  }
}

/**
 * Health is what this proxy has found out by connecting: from it a web page, which may be anybody's,
 * could see which services its user connects to. A browser names the page in `Origin`.
 */
function tellsHealth({ headers }: Request): boolean {
  return headers.get('origin') === null;
}

function nothingAt(path: string): NandaError {
  return new NandaError(
    'NOT_FOUND',
    `There is nothing at ${path.slice(0, 200)}. Try ${list}, or ${list}/{name}/versions with the name's slash as %2F.`,
  );
}

function readOnly(method: string): NandaError {
  return new NandaError(
    'METHOD_NOT_ALLOWED',
    `This registry is read only and does not take ${method}. Services are registered with POST /v2/services/register.`,
    { details: { allowed: ['GET', 'OPTIONS'] } },
  );
}
