const texts = new WeakMap<object, string>();

/** @returns the record as JSON; a record never changes, so that its row and its snapshot share one text. */
export function jsonOf(record: object): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record);
  texts.set(record, text);
  return text;
}
