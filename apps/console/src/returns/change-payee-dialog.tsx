import { take } from '@paystop/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type ReturnView } from '../data/desk';
import { FailureAlert } from '../parts/failure-alert';
import { PayeeFields, TextField } from './claim-card';
import type { Payee } from './claim-form';

const PAYABLE = new Set(['pending', 'refused']);

/** Another account of the same victim: why, how the bank confirmed the holder, what proves it. The approval is void afterwards. */
export function ChangePayeeDialog({ shown, onClose }: { readonly shown: ReturnView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const lines = shown.allocations.filter(({ state }) => PAYABLE.has(state));
  const [caseId, setCaseId] = useState(lines[0]?.caseId ?? '');
  const [payTo, setPayTo] = useState<Payee>({ institutionCode: '', accountNumber: '', accountName: '' });
  const [isOther, setOther] = useState(true);
  const [proof, setProof] = useState({ reason: '', nameCheck: '', evidence: '' });
  const [key] = useState(() => crypto.randomUUID());
  const evidence = proof.evidence.split(/[\s,，]+/).filter((each) => each !== '');
  const isReady = [caseId, ...Object.values(payTo)].every((each) => each.trim() !== '') && (!isOther || (proof.reason.trim() !== '' && proof.nameCheck.trim() !== '' && evidence.length > 0));
  const changing = useMutation({
    mutationFn: () => take(api.POST('/api/v1/funds-returns/{returnId}/payees', {
      params: { path: { returnId: shown.returnId }, header: { 'Idempotency-Key': key, 'If-Match': `"${shown.version}"` } },
      body: { caseId, payTo: { ...payTo }, ...(isOther ? { otherAccount: { reason: proof.reason.trim(), nameCheck: proof.nameCheck.trim(), evidence } } : {}) },
    })),
    onSuccess: async () => {
      void message.success(t('returns.payee_changed'));
      onClose();
      await queries.invalidateQueries({ queryKey: ['returns'] });
    },
  });
  return (
    <Modal open title={t('returns.change_payee')} okText={t('returns.change_payee')} cancelText={t('app.cancel')} okButtonProps={{ disabled: !isReady }} confirmLoading={changing.isPending} onOk={() => changing.mutate()} onCancel={onClose}>
      <Alert type="info" showIcon title={t('returns.change_voids')} />
      <label className="stacked-field">{t('returns.column.victim')}<Select className="wide" aria-label={t('returns.column.victim')} value={caseId} onChange={setCaseId} options={lines.map((line) => ({ value: line.caseId, label: `${String(line['victim'] ?? '')} …${line.caseId.slice(-8)}` }))} /></label>
      <PayeeFields payTo={payTo} onChange={setPayTo} />
      <p><Checkbox checked={isOther} onChange={(event) => setOther(event.target.checked)}>{t('returns.is_other_account')}</Checkbox></p>
      {isOther ? (['reason', 'nameCheck', 'evidence'] as const).map((name) => <TextField key={name} name={name} value={proof[name]} onType={(value) => setProof({ ...proof, [name]: value })} />) : null}
      {changing.error === null ? null : <FailureAlert failure={changing.error} onRetry={() => { onClose(); void queries.invalidateQueries({ queryKey: ['returns'] }); }} />}
    </Modal>
  );
}
