import type { Permission, Plan } from '@nanda/protocol';

/** What a caller may do, as its token, its key, its roles and its plan say. */
export interface Access {
  readonly permissions: ReadonlySet<Permission>;
  readonly tools: ToolRules;
  /** What it may use; absent where no plan counts. */
  readonly plan?: Plan;
}

/** Patterns of `<service>/<tool>`, `*` for any characters; the service by its id or its name. */
export interface ToolRules {
  /** @default all */
  readonly allow?: readonly string[];
  /** Wins over `allow`. */
  readonly deny?: readonly string[];
  /** Rules that hold as well: of whoever made a key, for the key. @default none */
  readonly within?: ToolRules;
}
