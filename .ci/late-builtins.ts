// A plugin for esbuild: hands out Node's own modules without importing them, and loads each when it is first called. An
// import reads every export, also those that load much more when they are read (`fs.promises` alone costs a tenth of a
// start of the command line).
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

const builtin = 'builtin-of-node';

export const lateBuiltins: Plugin = {
  name: 'late-builtins',
  setup(its) {
    its.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: builtin }));
    its.onLoad({ filter: /.*/, namespace: builtin }, async ({ path }) => {
      const exported = Object.entries((await import(path)) as Record<string, unknown>);
      const lines = exported
        .filter(([name]) => name !== 'default')
        .map(([name, value]) =>
          typeof value === 'function' && !/^[A-Z]/.test(name)
            ? `export const ${name} = (...given) => load().${name}(...given);`
            : `export const ${name} = /* @__PURE__ */ (() => load().${name})();`,
        );
      const load = `const load = () => process.getBuiltinModule(${JSON.stringify(path)});`;
      const whole = 'export default /* @__PURE__ */ load();';
      return { contents: [load, whole, ...lines].join('\n'), loader: 'js' };
    });
  },
};
