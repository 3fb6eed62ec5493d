// Without SVG: it is a document rather than a picture.
const pictureTypes = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;
const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** The `src` of a picture that a tool gave, always a `data:` URI; undefined for what is no picture. */
export function pictureSource({
  data,
  mimeType,
}: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof data !== 'string' || typeof mimeType !== 'string') return undefined;
  const type = mimeType.trim().toLowerCase();
  return pictureTypes.test(type) && base64.test(data) ? `data:${type};base64,${data}` : undefined;
}
