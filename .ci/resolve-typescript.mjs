// For `node --import`: Node strips the types by itself, and finds `./file.ts` where the source, as
// TypeScript wants it, says `./file.js`.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!specifier.startsWith('.') || !specifier.endsWith('.js')) {
      return nextResolve(specifier, context);
    }
    try {
      return nextResolve(`${specifier.slice(0, -'.js'.length)}.ts`, context);
    } catch {
      return nextResolve(specifier, context);
    }
  },
});
