import { take } from '@paystop/api-client';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useDesk } from '../data/desk';
import type { ClearTransfer } from './claim-form';

interface InClear {
  readonly requestId: string;
  readonly transfers: readonly Omit<ClearTransfer, 'requestId'>[];
}

/** Shows the transfers of cases in clear, each request with its own entry in the audit chain; asked for with a reason. */
export function useClearTransfers() {
  const { api } = useDesk();
  const keys = useRef(new Map<string, string>());
  const keyOf = (requestId: string): string => {
    const key = keys.current.get(requestId) ?? crypto.randomUUID();
    keys.current.set(requestId, key);
    return key;
  };
  return useMutation({
    mutationFn: async ({ caseIds, reason }: { readonly caseIds: readonly string[]; readonly reason: string }): Promise<ReadonlyMap<string, readonly ClearTransfer[]>> => {
      const byCase = new Map<string, readonly ClearTransfer[]>();
      for (const caseId of caseIds) {
        const { requests } = await take(api.GET('/api/v1/cases/{caseId}', { params: { path: { caseId } } }));
        const clear: ClearTransfer[] = [];
        for (const requestId of requests) {
          const request = (await take(api.POST('/api/v1/stop-payment-requests/{requestId}/unmask', { params: { path: { requestId }, header: { 'Idempotency-Key': keyOf(requestId) } }, body: { reason } }))) as unknown as InClear;
          clear.push(...request.transfers.map((transfer) => ({ ...transfer, requestId })));
        }
        byCase.set(caseId, clear);
      }
      return byCase;
    },
  });
}
