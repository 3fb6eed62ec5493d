// The last step of a build whose JavaScript bundles @nanda/protocol: its types move in as well, so that who installs the
// package needs no @nanda/protocol. Copies the protocol's declarations to dist/protocol and points dist's own ones there.
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';

const source = 'node_modules/@nanda/protocol/dist';
const target = 'dist/protocol';
const entries = { '@nanda/protocol': 'index.js', '@nanda/protocol/facts': 'facts/index.js' };

function pointAtCopy(file) {
  const toTarget = relative(dirname(file), target).split(sep).join('/');
  const folder = toTarget.startsWith('.') ? toTarget : `./${toTarget}`;
  const text = readFileSync(file, 'utf8');
  const rewritten = text.replaceAll(/(?<=['"])@nanda\/protocol[^'"]*(?=['"])/g, (specifier) => {
    const entry = entries[specifier];
    if (entry === undefined) throw new Error(`${file} uses ${specifier}: say where its types are.`);
    return `${folder}/${entry}`;
  });
  if (rewritten !== text) writeFileSync(file, rewritten);
}

for (const file of globSync('dist/**/*.d.ts')) pointAtCopy(file);
for (const file of globSync('{index,{facts,operations,schemas}/**/*}.d.ts', { cwd: source })) {
  cpSync(`${source}/${file}`, `${target}/${file}`);
  // The map that it names is not copied.
  const text = readFileSync(`${target}/${file}`, 'utf8');
  writeFileSync(`${target}/${file}`, text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
}
