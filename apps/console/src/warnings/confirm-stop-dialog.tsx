import { ApiProblem, take } from '@paystop/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type WarningView } from '../data/desk';
import { changesBetween } from '../decisions/changed-since';
import { ChangedSince } from '../decisions/changed-since-table';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { faultsIn, formOf, stopBodyOf, type StopForm } from './stop-form';

const FRAUD_TYPES = ['fake_investment', 'brushing_rebate', 'fake_loan', 'impersonating_police', 'impersonating_service', 'impersonating_acquaintance', 'fake_shopping', 'gaming', 'other'];
const STALE = 412;
type Prefilled = Parameters<typeof formOf>[0];

interface ConfirmStopProps {
  readonly warning: WarningView;
  readonly onClose: () => void;
}

/** A machine proposed a stop: a person looks at it, adds what is missing and sends it. Seeing it in clear goes on record. */
export function ConfirmStopDialog({ warning, onClose }: ConfirmStopProps) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const [key] = useState(() => crypto.randomUUID());
  const reading = useQuery({
    queryKey: ['prefilled-stop', warning.warningId], staleTime: Infinity, refetchInterval: false, gcTime: 0,
    queryFn: async () => (await take(api.POST('/api/v1/warnings/{warningId}/confirm-stop', { params: { path: { warningId: warning.warningId }, header: { 'Idempotency-Key': key, 'If-Match': `"${warning.version}"` } }, body: {} }))) as unknown as Prefilled,
  });
  if (reading.data !== undefined) return <StopFormDialog warning={warning} prefilled={reading.data} onClose={onClose} />;
  return <Modal open footer={null} title={t('stop_form.title')} onCancel={onClose}>{reading.error === null ? <Loading /> : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}</Modal>;
}

function StopFormDialog({ warning, prefilled, onClose }: ConfirmStopProps & { readonly prefilled: Prefilled }) {
  const { t } = useTranslation();
  const { api, clock } = useDesk();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form, setForm] = useState(() => formOf(prefilled));
  const [seen, setSeen] = useState<{ readonly version: number }>(warning);
  const [requestId] = useState(() => crypto.randomUUID());
  const faults = faultsIn(form);
  const sending = useMutation({
    mutationFn: () => take(api.POST('/api/v1/warnings/{warningId}/confirm-stop', {
      params: { path: { warningId: warning.warningId }, header: { 'Idempotency-Key': requestId, 'If-Match': `"${seen.version}"` } }, body: stopBodyOf(form, { requestId, prefilled, now: new Date(clock.now()).toISOString() }),
    })),
    onSuccess: async () => {
      void message.success(t('stop_form.done'));
      onClose();
      await queries.invalidateQueries();
    },
  });
  const newer = sending.error instanceof ApiProblem && sending.error.problem.status === STALE ? (sending.error.problem.current as { readonly version: number } | undefined) : undefined;
  const set = (name: keyof StopForm) => (value: string): void => setForm({ ...form, [name]: value });
  return (
    <Modal open width={820} title={t('stop_form.title')} okText={t('stop_form.send')} cancelText={t('app.cancel')} okButtonProps={{ disabled: faults.length > 0 || newer !== undefined, danger: true }} confirmLoading={sending.isPending} onOk={() => sending.mutate()} onCancel={onClose} mask={{ closable: false }}>
      <p>{t('stop_form.explain')}</p>
      <div className="stop-form">
        <label className="stacked-field">{t('stop_form.fraudType')}<Select className="wide" aria-label={t('stop_form.fraudType')} value={form.fraudType} onChange={set('fraudType')} options={FRAUD_TYPES.map((value) => ({ value, label: t(`word.fraud_type.${value}`) }))} /></label>
        {FIELDS.map((name) => <StopField key={name} name={name} value={form[name]} isFaulty={faults.includes(name)} onType={set(name)} />)}
      </div>
      {newer === undefined ? null : <ChangedSince changes={changesBetween(seen, newer)} onAdopt={() => { setSeen(newer); sending.reset(); }} />}
      {sending.error === null || newer !== undefined ? null : <FailureAlert failure={sending.error} onRetry={() => sending.mutate()} />}
    </Modal>
  );
}

const FIELDS = ['summary', 'victimName', 'victimPhone', 'fromInstitution', 'fromAccount', 'fromName', 'toInstitution', 'toAccount', 'toName', 'amountYuan', 'transferredAt', 'handlingId', 'handlingName', 'assistingId', 'assistingName'] as const;

interface StopFieldProps {
  readonly name: (typeof FIELDS)[number];
  readonly value: string;
  readonly isFaulty: boolean;
  readonly onType: (value: string) => void;
}

function StopField({ name, value, isFaulty, onType }: StopFieldProps) {
  const { t } = useTranslation();
  const isTime = name === 'transferredAt';
  return (
    <label className="stacked-field">
      {t(`stop_form.${name}`)}{isFaulty ? <small className="needed"> {t('app.needed')}</small> : null}
      <Input aria-invalid={isFaulty} maxLength={200} value={value} {...(isTime ? { type: 'datetime-local', step: 1 } : {})} {...(name === 'amountYuan' ? { prefix: '¥', inputMode: 'decimal' as const } : {})} onChange={(event) => onType(event.target.value)} />
    </label>
  );
}
