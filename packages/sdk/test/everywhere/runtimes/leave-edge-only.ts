// Run before each file of the edge runtime: Vitest needs these to start, and no edge runtime has them.
for (const name of ['process', 'Buffer', 'global', 'setImmediate', 'clearImmediate', 'require']) {
  Reflect.deleteProperty(globalThis, name);
}
