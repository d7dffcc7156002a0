/** A value as PostgreSQL reads it from text; null where the column has none. */
export type CellValue = string | number | boolean | null;

export interface Column<R> {
  readonly name: string;
  readonly type: string;
  readonly value: (row: R) => CellValue;
  /** What the column becomes, where it does not travel as what it is. */
  readonly castTo?: string;
}

/** Unit separator: JSON never contains it unescaped, ids and codes not at all. */
const SEPARATOR = '\u001f';
const NULL_MARK = '\u0002';

/**
 * One array of a column as one text: nothing in it needs escaping on the way, unlike a PostgreSQL array literal, where
 * every quote of every document would be doubled.
 */
function columnText<R>(rows: readonly R[], column: Column<R>): string {
  return rows.map((row) => cellText(column.name, column.value(row))).join(SEPARATOR);
}

function cellText(name: string, value: CellValue): string {
  if (value === null) return NULL_MARK;
  if (typeof value !== 'string') return String(value);
  // An empty text is no cell of string_to_array; the sentence is only made when it is needed.
  if (value === '' || value.includes(SEPARATOR)) throw new Error(`a cell of ${name} cannot be sent as text`);
  return value;
}

/** A FROM item `name(columns)` with the rows, and its parameters; the text is the same for any number of rows. */
export function rowSource<R>(name: string, columns: readonly Column<R>[], rows: readonly R[]): { readonly sql: string; readonly values: string[] } {
  const arrays = columns.map((column, index) => `string_to_array($${index + 1}, E'\\x1f', E'\\x02')::${column.type}[]`);
  return {
    sql: `unnest(${arrays.join(', ')}) AS ${name}(${columns.map((column) => `"${column.name}"`).join(', ')})`,
    values: columns.map((column) => columnText(rows, column)),
  };
}

export interface BulkInsert<R> {
  readonly table: string;
  readonly columns: readonly Column<R>[];
  /** Text after the SELECT: ON CONFLICT and the like. */
  readonly then: string;
}

/** One statement for all rows. @returns undefined for no rows. */
export function bulkInsert<R>({ table, columns, then }: BulkInsert<R>, rows: readonly R[]): { readonly sql: string; readonly values: string[] } | undefined {
  if (rows.length === 0) return undefined;
  const source = rowSource('n', columns, rows);
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const selected = columns.map(({ name, castTo }) => (castTo === undefined ? `n."${name}"` : `n."${name}"::${castTo}`)).join(', ');
  return { sql: `INSERT INTO ${table} (${names}) SELECT ${selected} FROM ${source.sql} ${then}`, values: source.values };
}
