/** What everybody with a role may do. */
export interface RoleOptions {
  /** `*` for all. */
  readonly permissions: readonly (
    | '*'
    | 'catalog:read'
    | 'catalog:write'
    | 'connections:read'
    | 'connections:write'
    | 'tools:call'
    | 'credentials:read'
    | 'credentials:write'
    | 'account:read'
    | 'account:write'
    | 'audit:read'
    | 'accounts:admin'
  )[];
  /** Patterns of `<service>/<tool>`, `*` for any characters; the service by its id or its name. */
  readonly tools?: {
    /** @default all, where the role may call tools */
    readonly allow?: readonly string[];
    /** Wins over what this and any other role allows. @default none */
    readonly deny?: readonly string[];
  };
}
