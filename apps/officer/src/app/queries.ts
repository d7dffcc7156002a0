import { ApiProblem, take, type LiveEvent } from '@paystop/api-client';
import { QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useServices, type CaseView, type RequestView, type WarningView } from './services';

const LIVE_MS = 60_000;
/** While the stream is not heard the app asks by itself. */
const POLL_MS = 5_000;
const MOST_RETRIES = 1;
const PAGE = 50;

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

export function useRequests(whose: 'mine' | 'unit'): UseQueryResult<readonly RequestView[]> {
  const { api } = useServices();
  return useLiveQuery(['requests', whose], async () => {
    const page = await take(api.GET('/api/v1/stop-payment-requests', { params: { query: { limit: PAGE, ...(whose === 'mine' ? { mine: 'true' as const } : {}) } } }));
    return page.items;
  });
}

export function useRequest(requestId: string): UseQueryResult<RequestView> {
  const { api } = useServices();
  return useLiveQuery(['request', requestId], () => take(api.GET('/api/v1/stop-payment-requests/{requestId}', { params: { path: { requestId } } })));
}

export function useCase(caseId: string): UseQueryResult<CaseView> {
  const { api } = useServices();
  return useLiveQuery(['case', caseId], () => take(api.GET('/api/v1/cases/{caseId}', { params: { path: { caseId } } })));
}

export function useWarnings(): UseQueryResult<readonly WarningView[]> {
  const { api } = useServices();
  return useLiveQuery(['warnings'], async () => (await take(api.GET('/api/v1/warnings', { params: { query: { limit: PAGE } } }))).items);
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
  if (type.startsWith('Warning')) return [['warnings'], ['warning']];
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
