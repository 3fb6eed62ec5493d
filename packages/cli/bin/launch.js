// Runs before anything is known about the Node that runs it: only syntax that every ESM-capable Node reads.

/** Says in one line that this Node is too old, or loads the program. */
export function launch(name, load) {
  var version = process.versions.node.split('.').map(Number);
  if (version[0] < 22 || (version[0] === 22 && version[1] < 16)) {
    process.stderr.write(
      name +
        ' needs Node 22.16 or newer; this is v' +
        process.versions.node +
        '. Install a newer Node, or run it with: npx -p node@24 -p @nanda/cli ' +
        name +
        '\n',
    );
    process.exitCode = 1;
    return;
  }
  keepCompiled(process.env, process.platform);
  void load().then(function (program) {
    return program.startProgram(name);
  });
}

/**
 * Lets V8 keep what it has compiled, which is a tenth of a start, in a folder of the user's that nobody else may write
 * to: what is in it is run. NODE_DISABLE_COMPILE_CACHE=1 turns it off, NODE_COMPILE_CACHE names another place. Where
 * it cannot be had nothing is said: all works without.
 */
function keepCompiled(env, platform) {
  var folder = findFolder(env, platform);
  if (folder === undefined || env.NODE_COMPILE_CACHE || env.NODE_DISABLE_COMPILE_CACHE) return;
  try {
    var fs = process.getBuiltinModule('node:fs');
    var owned = 448; // rwx------
    if (!fs.existsSync(folder)) fs.mkdirSync(folder, { recursive: true, mode: owned });
    var facts = fs.statSync(folder);
    var isPrivate = platform === 'win32' || (facts.mode & 511) === owned;
    if (!isPrivate || (process.getuid && facts.uid !== process.getuid())) return;
    process.getBuiltinModule('node:module').enableCompileCache(folder);
  } catch {
    // Read-only, or full.
  }
}

/** The platform's own place for what can be made again. */
function findFolder(env, platform) {
  if (platform === 'win32') {
    return env.LOCALAPPDATA && env.LOCALAPPDATA + '\\nanda\\Cache\\compiled';
  }
  var isAbsolute = /^\//;
  if (isAbsolute.test(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME + '/nanda/compiled';
  if (!isAbsolute.test(env.HOME)) return undefined;
  return env.HOME + (platform === 'darwin' ? '/Library/Caches' : '/.cache') + '/nanda/compiled';
}
