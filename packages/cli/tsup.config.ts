import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/nanda.ts', 'src/nanda-discover.ts', 'src/background-proxy.ts'],
  format: 'esm',
  target: 'es2023',
  clean: true,
  dts: false,
  sourcemap: true,
  // Shared parts and every command become files of their own, loaded when they are needed.
  splitting: true,
  // In one file instead of many: a start of the command line is mostly the opening of files.
  noExternal: ['@nanda/protocol', 'env-paths', 'eventsource-parser'],
  external: ['@nanda/proxy', '@nanda/tui'],
});
