/** Where one is in a list or in a result, as far as it is another than in the frame before: `2 of 10,000`, `3–22 of 500`. */
export const newPosition = /\d of (?:about )?[\d,]+/;
