import {
  createInteractiveServer,
  startDemoServices,
  startHttpService,
  type CatalogRow,
} from '@nanda/testing';

/** The services that the snippets use. */
export interface SnippetServices extends AsyncDisposable {
  /** Rows for a `file` registry that lists them. */
  readonly catalog: readonly CatalogRow[];
}

/** Starts the demo services, and one whose tools ask their caller for something: `Interactive`. */
export async function startSnippetServices(): Promise<SnippetServices> {
  await using stack = new AsyncDisposableStack();
  const demo = stack.use(await startDemoServices());
  const asking = stack.use(await startHttpService({ createServer: createInteractiveServer }));
  const interactive: CatalogRow = {
    id: '7d0f2f0e-6c43-4c65-9a43-0f7b1c1a8e06',
    name: 'Interactive',
    description: 'Asks its client for things',
    category: 'development',
    tags: ['asking'],
    version: '1.0.0',
    endpoints: [{ url: asking.url, transport: 'http' }],
    auth: { type: 'none' },
    author: 'NANDA demo',
    homepage: 'https://interactive.example/',
  };
  const kept = stack.move();
  return {
    catalog: [...demo.catalog, interactive],
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
