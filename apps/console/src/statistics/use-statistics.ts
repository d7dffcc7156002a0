import { take } from '@paystop/api-client';
import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../data/desk';

export type Grouping = 'unit' | 'institution' | 'fraudType' | 'day' | 'hour';

export interface StatisticsFilters {
  /** Days of Asia/Shanghai; `to` is the first one that does not count. */
  readonly from?: string;
  readonly to?: string;
  readonly groupBy?: Grouping;
  readonly unit?: string;
  readonly institution?: string;
  readonly fraudType?: StatisticsFraudType;
}

export type StatisticsFraudType = 'fake_investment' | 'brushing_rebate' | 'fake_loan' | 'impersonating_police' | 'impersonating_service' | 'impersonating_acquaintance' | 'fake_shopping' | 'gaming' | 'other';

const FRESH_MS = 15_000;

export function useStatistics(filters: StatisticsFilters, refetchMs = FRESH_MS) {
  const { api } = useDesk();
  return useQuery({
    queryKey: ['statistics', filters],
    refetchInterval: refetchMs,
    queryFn: ({ signal }) => take(api.GET('/api/v1/statistics', { signal, params: { query: filters } })),
  });
}

const DAY_MS = 86_400_000;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

/** @returns the day in Shanghai, some days away from now: `2026-11-24`. */
export function dayFrom(nowMs: number, days: number): string {
  return new Date(nowMs + SHANGHAI_AHEAD_MS + days * DAY_MS).toISOString().slice(0, 10);
}
