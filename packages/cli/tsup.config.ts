import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/start-program.ts', 'src/background-proxy.ts'],
  format: 'esm',
  target: 'es2023',
  clean: true,
  dts: false,
  sourcemap: true,
  // One file for every command: opening twenty small ones costs more than a start may. What a command
  // loads lazily is still only evaluated when it is called.
  splitting: false,
  minify: true,
  removeNodeProtocol: false,
  noExternal: ['@nanda/protocol', 'eventsource-parser'],
  external: ['@nanda/proxy', '@nanda/tui'],
});
