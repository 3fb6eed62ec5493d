import { expect, test } from 'vitest';
import { programCommand } from '../../test/program-command.js';
import { hasTmux, startOwnTmux } from '../../test/start-own-tmux.js';

const module = JSON.stringify(new URL('query-background.ts', import.meta.url).href);
const program = `
import { queryBackground } from ${module};
const { stdin, stdout, env } = process;
stdin.setRawMode(true);
const answer = await queryBackground({ stdin, stdout, env, timeout: 20_000 });
stdout.write('background ' + answer.background + ', late ' + (answer.stdin !== stdin) + '\\n');
process.exit(0);
`;

test.skipIf(!hasTmux)(
  'tmux says it where it knows it, and does not let one wait where not',
  async () => {
    const command = programCommand(program);
    const style = ['set-option', '-g', 'window-style'];
    using light = startOwnTmux({ command, settings: [[...style, 'bg=#ffffff']] });
    using dark = startOwnTmux({ command, settings: [[...style, 'bg=#101010']] });
    using unknown = startOwnTmux({ command });
    await light.see('background light, late false');
    await dark.see('background dark, late false');
    await unknown.see('background undefined, late false');
    expect(light.screen()).not.toContain('rgb:');
  },
);
