import { createProxy } from '@nanda/proxy';

/** A proxy for one program alone, so that none finds what another has left. */
export interface SnippetProxy extends AsyncDisposable {
  readonly url: string;
}

/** Starts a proxy on a port of its own that lists the demo services. */
export async function startSnippetProxy({
  catalogFile,
}: {
  /** The path of a file with the catalog of the demo services. */
  catalogFile: string;
}): Promise<SnippetProxy> {
  const proxy = createProxy({
    dataDir: ':memory:',
    registries: [{ type: 'file', path: catalogFile }],
  });
  const { url } = await proxy.listen({ port: 0 });
  return { url, [Symbol.asyncDispose]: () => proxy.close() };
}
