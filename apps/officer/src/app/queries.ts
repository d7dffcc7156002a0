import { ApiProblem, take, type LiveEvent } from '@paystop/api-client';
import { QueryClient, useInfiniteQuery, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useServices, type CaseView, type FundsGraph, type RequestView, type WarningView } from './services';

const LIVE_MS = 60_000;
/** While the stream is not heard the app asks by itself. */
const POLL_MS = 5_000;
const MOST_RETRIES = 1;
const PAGE = 50;
const PROPOSAL_DECIDED = 'StopProposalDecided';

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 1_000,
        retry: (failures, error) => failures < MOST_RETRIES && !(error instanceof ApiProblem && error.problem.status < 500),
      },
    },
  });
}

function useLiveQuery<T>(key: readonly string[], read: () => Promise<T>): UseQueryResult<T> {
  const { live } = useServices();
  return useQuery({ queryKey: key, queryFn: read, refetchInterval: () => (live.state.name === 'live' ? LIVE_MS : POLL_MS) });
}

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list of which more is read when somebody wants to see more; what is shown is kept fresh as a whole. */
export interface LongList<T> {
  readonly rows: readonly T[] | undefined;
  readonly query: { readonly isPending: boolean; readonly error: unknown; readonly refetch: () => unknown };
  /** Undefined where there is no more, or it is being read. */
  readonly more: (() => void) | undefined;
}

function useLongList<T>(key: readonly string[], read: (from: { readonly cursor?: string }) => Promise<Page<T>>): LongList<T> {
  const { live } = useServices();
  const query = useInfiniteQuery({
    queryKey: key, initialPageParam: null as string | null, queryFn: ({ pageParam }) => read(pageParam === null ? {} : { cursor: pageParam }),
    getNextPageParam: ({ nextCursor }) => nextCursor, refetchInterval: () => (live.state.name === 'live' ? LIVE_MS : POLL_MS),
  });
  return { rows: query.data?.pages.flatMap(({ items }) => items), query, more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined };
}

export function useRequests(whose: 'mine' | 'unit'): LongList<RequestView> {
  const { api } = useServices();
  const mine = whose === 'mine' ? { mine: 'true' as const } : {};
  return useLongList(['requests', whose], (from) => take(api.GET('/api/v1/stop-payment-requests', { params: { query: { limit: PAGE, ...mine, ...from } } })));
}

export function useFundsGraph(caseId: string): UseQueryResult<FundsGraph> {
  const { api } = useServices();
  return useLiveQuery(['case', caseId, 'funds-graph'], () => take(api.GET('/api/v1/cases/{caseId}/funds-graph', { params: { path: { caseId } } })));
}

export function useRequest(requestId: string): UseQueryResult<RequestView> {
  const { api } = useServices();
  return useLiveQuery(['request', requestId], () => take(api.GET('/api/v1/stop-payment-requests/{requestId}', { params: { path: { requestId } } })));
}

export function useCase(caseId: string): UseQueryResult<CaseView> {
  const { api } = useServices();
  return useLiveQuery(['case', caseId], () => take(api.GET('/api/v1/cases/{caseId}', { params: { path: { caseId } } })));
}

export function useWarnings(): LongList<WarningView> {
  const { api } = useServices();
  return useLongList(['warnings'], (from) => take(api.GET('/api/v1/warnings', { params: { query: { limit: PAGE, ...from } } })));
}

export function useWarning(warningId: string): UseQueryResult<WarningView> {
  const { api } = useServices();
  return useLiveQuery(['warning', warningId], () => take(api.GET('/api/v1/warnings/{warningId}', { params: { path: { warningId } } })));
}

export interface Colleague {
  readonly officerId: string;
  readonly name: string;
}

/** Who may be picked as the assisting officer: those that requests of the unit have named. */
export function useColleagues(unit: string): readonly Colleague[] {
  const { api } = useServices();
  const query = useQuery({
    queryKey: ['officers', unit], staleTime: LIVE_MS,
    queryFn: async () => (await take(api.GET('/api/v1/officers', { params: { query: { unit, limit: PAGE } } }))).items,
  });
  return query.data ?? [];
}

function touched({ type, requestId, caseId }: LiveEvent): readonly (readonly string[])[] {
  if (type.startsWith('Warning') || type === PROPOSAL_DECIDED) return [['warnings'], ['warning']];
  return [['requests'], ...(requestId === null ? [['request']] : [['request', requestId]]), ...(caseId === null ? [] : [['case', caseId], ['request']])];
}

/** Whatever the stream tells is read anew; after a gap, everything. */
export function useLiveUpdates(): void {
  const { live } = useServices();
  const queries = useQueryClient();
  useEffect(() => {
    const refresh = (key: readonly string[]): void => void queries.invalidateQueries({ queryKey: key });
    const unsubscribe = [live.onEvent((event) => touched(event).forEach(refresh)), live.onGap(() => void queries.invalidateQueries())];
    return () => unsubscribe.forEach((stop) => stop());
  }, [live, queries]);
}
