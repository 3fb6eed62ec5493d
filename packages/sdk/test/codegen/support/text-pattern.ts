/** A comment or a string literal of a generated file. */
export const textPattern = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\[^\n])*'/gu;
