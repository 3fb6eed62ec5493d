import { renderToString, Text } from 'ink';
import type { ReactElement } from 'react';
import { expect, test } from 'vitest';
import { darkTheme } from './dark-theme.js';
import { monoTheme } from './mono-theme.js';
import { ThemeContext } from './theme-context.js';
import type { Theme } from './theme.js';
import { useTheme } from './use-theme.js';

test('a component is given the theme that is provided above it, else the one without colour', () => {
  const seen: Theme[] = [];
  function Probe(): ReactElement {
    const theme = useTheme();
    seen.push(theme);
    return <Text {...theme.danger}>!</Text>;
  }
  expect(renderToString(<Probe />)).toContain('!');
  renderToString(
    <ThemeContext value={darkTheme}>
      <Probe />
    </ThemeContext>,
  );
  expect(seen).toEqual([monoTheme, darkTheme]);
});
