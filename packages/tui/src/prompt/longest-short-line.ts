/** Characters of what is looked for, in a list, a result or the history. What is longer was pasted, and is in none of them. */
export const longestShortLine = 1000;
