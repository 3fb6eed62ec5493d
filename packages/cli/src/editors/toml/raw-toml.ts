/** A value as it stands in a file, for whoever puts it back. */
export class RawToml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
