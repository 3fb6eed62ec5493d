import { defineConfig } from 'tsup';

export default defineConfig({
  // One entry for each subpath of package.json.
  entry: ['src/index.ts', 'src/{codegen,connectors,testing}/index.ts', 'src/testing/msw.ts'],
  format: 'esm',
  target: 'es2023',
  clean: true,
  dts: false,
  sourcemap: true,
  // The schemas stay in a chunk of their own that is loaded with the first answer.
  splitting: true,
  // Users install one package: the contract comes with it.
  noExternal: [/^@nanda\/protocol(?:\/|$)/u],
  esbuildOptions(options) {
    // Facts from their source: a chunk that the schemas share with the client would hold all of them, and be loaded
    // with it. So the schemas have a copy of theirs.
    options.alias = { '@nanda/protocol/facts': '../protocol/src/facts/index.ts' };
  },
});
