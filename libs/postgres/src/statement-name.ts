/** Texts beyond this many are sent unnamed: a text built from data must not fill the server's memory. */
const MOST_NAMES = 500;

const names = new Map<string, string>();

/** @returns the name under which this text is prepared on every connection, or undefined once too many texts were seen. */
export function statementName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return undefined;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}
