import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  target: 'es2023',
  clean: true,
  dts: false,
  sourcemap: true,
  // The schemas stay in a chunk of their own that is loaded with the first answer.
  splitting: true,
  // Users install one package: the contract comes with it.
  noExternal: [/^@nanda\/protocol(?:\/|$)/u],
});
