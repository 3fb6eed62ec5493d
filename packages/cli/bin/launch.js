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
  void load().then(function (program) {
    return program.startProgram(name);
  });
}
