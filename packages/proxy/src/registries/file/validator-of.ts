/**
 * What a version of a file behind a URL is known by, as a checkpoint: the server's own word for it.
 *
 * @returns `undefined` where the server has none.
 */
export function validatorOf(headers: Headers): string | undefined {
  const etag = headers.get('etag');
  if (etag !== null && etag !== '') return `etag ${etag}`;
  const modified = headers.get('last-modified');
  return modified === null || modified === '' ? undefined : `modified ${modified}`;
}
