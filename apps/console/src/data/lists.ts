import { take } from '@paystop/api-client';
import { mayCall, usePerson } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useDesk, type FreezeView, type HoldView, type ObjectionView, type ReturnView } from './desk';

export const MOST_ROWS = 200;

/** Holds whose end somebody proposes, the next to lapse first. */
export function useHoldsAwaiting() {
  const { api } = useDesk();
  return useQuery({ queryKey: ['holds', 'awaiting'], queryFn: async ({ signal }): Promise<readonly HoldView[]> => (await take(api.GET('/api/v1/holds', { signal, params: { query: { awaiting: 'approval', limit: MOST_ROWS } } }))).items });
}

/** Proposed freezes, renewals and ends. */
export function useFreezesAwaiting() {
  const { api } = useDesk();
  return useQuery({ queryKey: ['freezes', 'awaiting'], queryFn: async ({ signal }): Promise<readonly FreezeView[]> => (await take(api.GET('/api/v1/freezes', { signal, params: { query: { awaiting: 'approval', limit: MOST_ROWS } } }))).items });
}

/** Freezes in force by their end. @param within such as P30D */
export function useFreezesEnding(within: string) {
  const { api } = useDesk();
  return useQuery({ queryKey: ['freezes', 'ending', within], queryFn: async ({ signal }): Promise<readonly FreezeView[]> => (await take(api.GET('/api/v1/freezes', { signal, params: { query: { expiringWithin: within, limit: MOST_ROWS } } }))).items });
}

export function useOpenObjections() {
  const { api } = useDesk();
  return useQuery({ queryKey: ['objections', 'open'], queryFn: async ({ signal }): Promise<readonly ObjectionView[]> => (await take(api.GET('/api/v1/objections', { signal, params: { query: { state: 'open', limit: MOST_ROWS } } }))).items });
}

export function useReturns(filter: { readonly state?: ReturnView['state']; readonly caseId?: string }) {
  const { api } = useDesk();
  const person = usePerson();
  return useQuery({
    queryKey: ['returns', filter], enabled: mayCall(person, 'returnList'),
    queryFn: async ({ signal }): Promise<readonly ReturnView[]> => (await take(api.GET('/api/v1/funds-returns', { signal, params: { query: { ...filter, limit: MOST_ROWS } } }))).items,
  });
}
