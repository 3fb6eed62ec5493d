/** `id,metadata.serviceName`: what may follow `--json` as a word of its own. One name alone needs `=`: it could be anything. */
export const fieldList = /^[\w$-]+(?:\.[\w$-]+)*(?:,[\w$-]+(?:\.[\w$-]+)*)+$/;
