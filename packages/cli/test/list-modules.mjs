// Preloaded by a test: says at the end which modules the program has loaded.
import { registerHooks } from 'node:module';

const loaded = [];
registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
const before = new Set(process.moduleLoadList);
process.on('exit', () => {
  const builtins = process.moduleLoadList.filter((name) => !before.has(name));
  process.stderr.write(`modules: ${JSON.stringify([...loaded, ...builtins])}\n`);
});
