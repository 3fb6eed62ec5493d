/** What a user may ask for; `auto` is the one that fits the terminal. */
export type ThemeName = 'auto' | 'dark' | 'light' | 'high-contrast' | 'ansi16' | 'mono';
