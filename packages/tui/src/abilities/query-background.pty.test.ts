import { expect, test } from 'vitest';
import { programCommand } from '../../test/program-command.js';
import { hasPseudoTerminal, startPseudoTerminal } from '../../test/start-pseudo-terminal.js';

const url = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);

/** Asks, says what was found, then reads on until an `X`, as whoever comes next would. */
const asking = (timeout: number) => `
import { queryBackground } from ${url('query-background.ts')};
const { stdin: input, stdout, env } = process;
input.setRawMode(true);
const { background, stdin } = await queryBackground({ stdin: input, stdout, env, timeout: ${timeout} });
stdout.write('background ' + background + '\\n');
stdin.setEncoding('utf8');
let text = '';
stdin.on('readable', () => {
  for (let chunk = stdin.read(); chunk !== null; chunk = stdin.read()) text += chunk;
  if (!text.endsWith('X')) return;
  stdout.write('typed ' + JSON.stringify(text) + '\\n');
  process.exit(0);
});
stdout.write('ready\\n');
`;

const inkProgram = `
import { createElement, useState } from 'react';
import { render, Text, useInput } from 'ink';
import { queryBackground } from ${url('query-background.ts')};
const { stdin: input, stdout, env } = process;
input.setRawMode(true);
const { background, stdin } = await queryBackground({ stdin: input, stdout, env, timeout: 1 });
function App() {
  const [text, setText] = useState('');
  useInput((input) => setText((before) => before + input));
  return createElement(Text, null, background + ' <' + text + '>');
}
render(createElement(App), { stdin, interactive: true });
`;

const env = { TERM: 'xterm-256color' };
const asked = '\u001b]11;?\u001b\\\u001b[c';
const light = '\u001b]11;rgb:ffff/ffff/ffff\u001b\\';
const dark = '\u001b]11;rgb:1e1e/1e1e/1e1e\u0007';
const attributes = '\u001b[?62;22c';

test.skipIf(!hasPseudoTerminal)('a terminal that answers, and somebody who types', async () => {
  using terminal = startPseudoTerminal(programCommand(asking(20_000)), { env });
  await terminal.see(asked);
  terminal.send(`é1${light}\u001b[A`);
  terminal.send(attributes);
  await terminal.see('ready');
  terminal.send('2X');
  expect(await terminal.end).toBe(0);
  expect(terminal.written()).toContain('background light');
  expect(terminal.written()).toContain('typed "é1\\u001b[A2X"');
});

test.skipIf(!hasPseudoTerminal)('one that knows no colours is not waited for', async () => {
  using terminal = startPseudoTerminal(programCommand(asking(20_000)), {
    env: { ...env, COLORFGBG: '0;15' },
  });
  await terminal.see(asked);
  terminal.send(attributes);
  await terminal.see('background light');
  terminal.send('X');
  expect(await terminal.end).toBe(0);
  expect(terminal.written()).toContain('typed "X"');
});

test.skipIf(!hasPseudoTerminal)('answers that come too late are not typed text', async () => {
  using terminal = startPseudoTerminal(programCommand(asking(1)), { env });
  await terminal.see('ready');
  terminal.send(`a${dark.slice(0, 9)}`);
  terminal.send(dark.slice(9));
  terminal.send(`b${attributes}cX`);
  expect(await terminal.end).toBe(0);
  expect(terminal.written()).toContain('background undefined');
  expect(terminal.written()).toContain('typed "abcX"');
});

test.skipIf(!hasPseudoTerminal)('Ink reads what was typed, and no answer', async () => {
  using terminal = startPseudoTerminal(programCommand(inkProgram), { env });
  await terminal.see('undefined <>');
  terminal.send(`a${dark}${attributes}b`);
  await terminal.see('<ab>');
  terminal.send('\u0003');
  expect(await terminal.end).toBe(0);
});
