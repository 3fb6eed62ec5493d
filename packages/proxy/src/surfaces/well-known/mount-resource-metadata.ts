import { permissions } from '@nanda/protocol/facts';
import type { Hono } from 'hono';
import type { Environment } from '../http/mount-operations.js';

export interface ResourceMetadataOptions {
  /** The address by which the world knows the proxy. @default the one by which it was asked */
  readonly publicUrl?: string | undefined;
  /** Authorization servers of others whose tokens are taken. */
  readonly issuers: readonly string[];
  /** Whether this proxy gives out tokens itself. */
  readonly isIssuer: boolean;
}

const metadataPath = '/.well-known/oauth-protected-resource';

/** Tells clients where tokens for this proxy are to be had (RFC 9728): for all of it, and for each endpoint of MCP. */
export function mountResourceMetadata(
  routes: Hono<Environment>,
  { publicUrl, issuers, isIssuer }: ResourceMetadataOptions,
): void {
  for (const path of [metadataPath, `${metadataPath}/mcp`, `${metadataPath}/mcp/*`]) {
    routes.get(path, ({ req: { raw } }) => {
      const { origin, pathname } = new URL(raw.url);
      const own = publicUrl ?? origin;
      const resource = `${own}${pathname.slice(metadataPath.length)}`.replace(/\/$/, '');
      return Response.json(
        {
          resource,
          authorization_servers: [...issuers, ...(isIssuer ? [own] : [])],
          scopes_supported: permissions,
          bearer_methods_supported: ['header'],
          resource_name: 'NANDA proxy',
        },
        { headers: { 'cache-control': 'max-age=300' } },
      );
    });
  }
}
