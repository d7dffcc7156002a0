import { decodeCursor, encodeCursor, problem } from '@paystop/http-kit';
import { parseInstant } from '@paystop/kernel';

/** A list as the interface shows it (contract-details 1). */
export interface Page {
  readonly items: readonly object[];
  readonly nextCursor: string | null;
}

/** Where a page begins: after the row with this sort key and id, in the order of that name. */
export interface Position {
  readonly at: string;
  readonly id: string;
}

const CURSOR_PARTS = 3;

/** @throws ProblemError (400) for a cursor of another list or another order. */
export function positionIn(order: string, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const [name, at, id] = decodeCursor(cursor, CURSOR_PARTS);
  if (name !== order || typeof at !== 'string' || parseInstant(at) === undefined || typeof id !== 'string') throw problem('QUERY.CURSOR_INVALID');
  return { at, id };
}

export interface PageOf<Row> {
  readonly order: string;
  readonly limit: number;
  readonly position: (row: Row) => Position;
  readonly present: (row: Row) => object;
}

/** @param rows up to one more than the limit: the extra one says that there is a next page. */
export function pageOf<Row>(rows: readonly Row[], { order, limit, position, present }: PageOf<Row>): Page {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return { items: shown.map(present), nextCursor: null };
  const { at, id } = position(last);
  return { items: shown.map(present), nextCursor: encodeCursor([order, at, id]) };
}
