import type { ColorDepth } from './color-depth.js';
import type { ResolvedThemeName } from './resolved-theme-name.js';
import type { ThemeName } from './theme-name.js';

/** What {@link resolveTheme} decides by. */
export interface ResolveThemeOptions {
  /** What the user asked for. */
  name: ThemeName;
  env: Readonly<Record<string, string | undefined>>;
  /** What the terminal says of its background; undefined where it says nothing. */
  background: 'dark' | 'light' | undefined;
  colorDepth: ColorDepth;
}

/**
 * The theme that is used, a key of `themes`.
 *
 * Where there is no colour it is `mono`, whatever was asked for. A theme that wants 256 colours is
 * `ansi16` where there are not so many. `auto` is `dark` where the background is not known.
 */
export function resolveTheme(options: ResolveThemeOptions): ResolvedThemeName {
  const { name, env, background, colorDepth } = options;
  const isDenied = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  if (isDenied || colorDepth === 1 || name === 'mono') return 'mono';
  if (colorDepth === 4 || name === 'ansi16') return 'ansi16';
  if (name === 'high-contrast') {
    return background === 'light' ? 'high-contrast-light' : 'high-contrast';
  }
  return name === 'auto' ? (background ?? 'dark') : name;
}
