import type { Permission } from '@nanda/protocol';
import type { ToolRules } from './access.js';

/** What everybody with the role may do. */
export interface Role {
  readonly permissions: ReadonlySet<Permission>;
  /** @default all tools, where it may call any */
  readonly tools?: Pick<ToolRules, 'allow' | 'deny'>;
}
