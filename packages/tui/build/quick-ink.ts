import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** What stands in a file of a package, and what stands there in the bundle. */
interface Change {
  readonly file: RegExp;
  readonly before: RegExp | string;
  readonly after: string;
}

const segmenter = fileURLToPath(new URL('create-segmenter.ts', import.meta.url));

const changes: readonly Change[] = [
  // Its development tools, and the package that they would load.
  { file: /ink[\\/]build[\\/]devtools\.js$/, before: /^[^]*$/, after: '' },
  // Yoga fetches its WebAssembly out of its own text: that loads all of Node's HTTP, a sixth of a start.
  {
    file: /yoga-layout[\\/]dist[\\/]binaries[\\/]yoga-wasm-base64-esm\.js$/,
    before:
      /loadYoga = loadYoga \|\| \{\};([^]*"data:application\/octet-stream;base64,)([\w+/=]+)"/,
    after: 'loadYoga = { wasmBinary: Buffer.from("$2", "base64") };$1"',
  },
  // Only who shows an emoji needs the pattern of all emoji, which takes V8 thirty milliseconds.
  {
    file: /string-width[\\/]index\.js$/,
    before: 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
    after: `let rgiEmoji;
      const rgiEmojiRegex = {
        test(segment) {
          if (!/[\\p{Emoji_Presentation}\\uFE0F]/u.test(segment)) return false;
          rgiEmoji ??= new RegExp('^\\\\p{RGI_Emoji}$$', 'v');
          return rgiEmoji.test(segment);
        },
      };`,
  },
  // Loaded for one check of an argument.
  {
    file: /signal-exit[\\/]index\.js$/,
    before: "var assert = require('assert')",
    after: 'var assert = { equal() {} }',
  },
  ...[
    /string-width[\\/]index\.js$/,
    /slice-ansi[\\/]tokenize-ansi\.js$/,
    /wrap-ansi[\\/]index\.js$/,
    /cli-truncate[\\/]index\.js$/,
    /ansi-tokenize[\\/]build[\\/]tokenize\.js$/,
    /ink[\\/]build[\\/]line-update\.js$/,
  ].map((file) => ({
    file,
    before: /^([^]*?)new Intl\.Segmenter\([^)]*\)/,
    after: `import { createSegmenter } from ${JSON.stringify(segmenter)};\n$1createSegmenter()`,
  })),
];

/** Takes out of Ink and its dependencies what the first frame would wait for without need. Ends the build where a new version of one says it otherwise. */
export const quickInk: Plugin = {
  name: 'quick-ink',
  setup(build) {
    for (const file of new Set(changes.map(({ file: { source } }) => source))) {
      build.onLoad({ filter: new RegExp(file) }, ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        for (const { before, after } of changes.filter((change) => change.file.source === file)) {
          const changed = contents.replace(before, after);
          if (changed === contents) throw new Error(`${path} does not say ${before} any more.`);
          contents = changed;
        }
        return { contents, loader: 'js' };
      });
    }
  },
};
