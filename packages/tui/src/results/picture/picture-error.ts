/** An image that cannot be drawn. The message is a sentence for people; nothing of the image is in it. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}
