import { take } from '@paystop/api-client';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type InstructionView } from '../data/desk';
import { useInstitutions } from '../data/institutions';
import { FailureAlert } from '../parts/failure-alert';
import { callSheetLines, type RequestInClear } from './call-sheet-text';

/** Whom to call and the exact text to read out; showing it in clear is recorded. */
export function CallSheet({ instruction }: { readonly instruction: InstructionView }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const { data: institutions } = useInstitutions();
  const bank = institutions?.find(({ code }) => code === instruction.institutionCode);
  const requestId = typeof instruction['requestId'] === 'string' ? instruction['requestId'] : null;
  const [reason, setReason] = useState(() => t('call.usual_reason'));
  const [key] = useState(() => crypto.randomUUID());
  const unmasking = useMutation({
    mutationFn: async () => (await take(api.POST('/api/v1/stop-payment-requests/{requestId}/unmask', { params: { path: { requestId: requestId ?? '' }, header: { 'Idempotency-Key': key } }, body: { reason } }))) as unknown as RequestInClear,
  });
  const lines = unmasking.data === undefined ? [] : callSheetLines(instruction.instructionId, instruction.action, unmasking.data);
  return (
    <section className="call-sheet" aria-label={t('call.title')}>
      <p className="call-number">{bank?.name ?? instruction.institutionCode ?? '–'} · {bank?.liaison?.name ?? t('call.no_liaison')} {bank?.liaison === null || bank?.liaison === undefined ? null : <a href={`tel:${bank.liaison.phone.replaceAll(/[^\d+]/g, '')}`}>{bank.liaison.phone}</a>}</p>
      {lines.length > 0 ? <ol className="call-lines">{lines.map(({ text, values }, index) => <li key={`${text}${index}`}>{t(text, values)}</li>)}</ol> : null}
      {unmasking.isSuccess && lines.length === 0 ? <p>{t('call.nothing')}</p> : null}
      {unmasking.isSuccess || requestId === null ? null : (
        <div className="call-show">
          <Input aria-label={t('call.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
          <Button disabled={reason.trim() === ''} loading={unmasking.isPending} onClick={() => unmasking.mutate()}>{t('call.show')}</Button>
        </div>
      )}
      {unmasking.error === null ? null : <FailureAlert failure={unmasking.error} onRetry={() => unmasking.mutate()} />}
    </section>
  );
}
