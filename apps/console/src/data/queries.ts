import { ApiProblem } from '@paystop/api-client';
import { QueryClient } from '@tanstack/react-query';

/** Events make lists fetch again; this is for what no event tells. */
export const SLOW_POLL_MS = 60_000;
const FIRST_SERVER_ERROR = 500;
const TOO_MANY = 429;
const MOST_RETRIES = 2;

/** Trying again helps against silence and an overloaded centre, not against a refusal. */
function mayHelp(failures: number, error: unknown): boolean {
  if (failures >= MOST_RETRIES) return false;
  return !(error instanceof ApiProblem) || error.problem.status >= FIRST_SERVER_ERROR || error.problem.status === TOO_MANY;
}

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: mayHelp, staleTime: 5_000, gcTime: 120_000, refetchInterval: SLOW_POLL_MS, networkMode: 'always' },
      // A decision is repeated by the person who made it, under the same key, never behind their back.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
