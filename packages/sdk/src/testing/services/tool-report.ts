import type { ContentBlock } from '@nanda/protocol';

/** What a tool that is a generator yields: an event of its execution. */
export type ToolReport =
  | {
      readonly type: 'progress';
      readonly progress: number;
      readonly total?: number | undefined;
      readonly message?: string | undefined;
    }
  | {
      readonly type: 'log';
      readonly data: unknown;
      /** @default 'info' */
      readonly level?: string | undefined;
      readonly logger?: string | undefined;
    }
  | { readonly type: 'partial'; readonly content: string | readonly ContentBlock[] };
