import { take } from '@paystop/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useDesk, type CaseRow } from '../data/desk';
import { queryOf, type QueueFilters } from './queue-filters';
import { heldOrder } from './queue-order';

const PAGE_ROWS = 100;

export function useQueue(filters: QueueFilters) {
  const { api } = useDesk();
  return useInfiniteQuery({
    queryKey: ['cases', filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => take(api.GET('/api/v1/cases', { signal, params: { query: { ...queryOf(filters), limit: PAGE_ROWS, ...(pageParam === '' ? {} : { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export interface ShownRows {
  readonly rows: readonly CaseRow[];
  readonly gone: ReadonlySet<string>;
  readonly waiting: number;
}

/** @param isHeld somebody points at a row or moves through them by keyboard: nothing may jump. */
export function useShownRows(fresh: readonly CaseRow[], isHeld: boolean): ShownRows {
  const shown = useRef<readonly CaseRow[]>([]);
  return useMemo(() => {
    const byId = new Map([...shown.current, ...fresh].map((row) => [row.caseId, row]));
    if (!isHeld || shown.current.length === 0) {
      shown.current = fresh;
      return { rows: fresh, gone: new Set<string>(), waiting: 0 };
    }
    const { order, gone, waiting } = heldOrder(shown.current.map(({ caseId }) => caseId), fresh.map(({ caseId }) => caseId));
    // Loading a further page only adds below: that may be seen at once.
    const lastShown = order.at(-1);
    const below = fresh.slice(fresh.findIndex(({ caseId }) => caseId === lastShown) + 1).filter(({ caseId }) => !order.includes(caseId));
    const rows = order.flatMap((id) => byId.get(id) ?? []);
    return { rows: below.length >= PAGE_ROWS / 2 ? [...rows, ...below] : rows, gone, waiting };
  }, [fresh, isHeld]);
}
