/** What is behind the text of a terminal. */
export type Background = 'dark' | 'light';
