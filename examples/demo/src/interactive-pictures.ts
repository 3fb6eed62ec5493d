// Draws docs/images/interactive-*.svg: what the terminal app really shows, driven by keys in a real terminal (tmux).
import { writeFile } from 'node:fs/promises';
import { createNormaliser } from './pictures/create-normaliser.ts';
import { drawScreen } from './pictures/draw-screen.ts';
import { readScreen } from './pictures/read-screen.ts';
import { narrowScenes, wideScenes, type Scene } from './pictures/scenes.ts';
import { startStage } from './pictures/start-stage.ts';
import { startTerminal } from './pictures/start-terminal.ts';

const images = new URL('../../../docs/images/', import.meta.url);
const normalise = createNormaliser();

await using stage = await startStage();
await show(wideScenes, { columns: 120, rows: 36 });
await show(narrowScenes, { columns: 60, rows: 20 });

async function show(
  scenes: readonly Scene[],
  size: { readonly columns: number; readonly rows: number },
): Promise<void> {
  const words = stage.words('nanda-discover', 'interactive');
  using terminal = startTerminal({ words, env: stage.env, ...size });
  for (const { name, title, play } of scenes) {
    const { lines, cursor } = await play(terminal);
    const rows = normalise(readScreen(lines));
    const { columns } = size;
    const picture = drawScreen(rows, { title, columns, cursor });
    await writeFile(new URL(`interactive-${name}.svg`, images), picture);
    process.stdout.write(`interactive-${name}.svg ${picture.length} bytes\n`);
  }
}
