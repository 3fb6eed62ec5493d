/** Lines, or rows of a list, of one notch of the wheel. */
export const wheelLines = 3;
