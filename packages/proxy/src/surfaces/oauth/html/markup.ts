import type { html } from 'hono/html';

/** What `html` makes: everything in it is escaped. */
export type Markup = ReturnType<typeof html>;
