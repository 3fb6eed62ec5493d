/** `${NAME}`, `${NAME:-otherwise}`, `${env:NAME}`, `${input:id}`: where a value comes from somewhere else. */
export const referencePattern = /\$\{([^{}]+)\}/g;
