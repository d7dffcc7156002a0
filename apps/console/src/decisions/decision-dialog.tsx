import { ApiProblem } from '@paystop/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWho } from '../data/who';
import { FailureAlert } from '../parts/failure-alert';
import { changesBetween } from './changed-since';
import { ChangedSince } from './changed-since-table';
import type { Decision } from './decision';
import { areFieldsReady, DecisionFields } from './decision-fields';

const LONGEST_REASON = 200;
const STALE = 412;

export interface DecisionDialogProps {
  readonly decision: Decision;
  readonly onClose: () => void;
}

/** One dialog for every decision: what it does, who else must decide, the reason; a repeat is safe, a stale screen is shown what changed. */
export function DecisionDialog({ decision, onClose }: DecisionDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [seen, setSeen] = useState<{ readonly version: number }>(decision.object);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const reasonId = useId();
  const sending = useMutation({
    mutationFn: () => decision.send({ reason: reason.trim(), typed, headers: { 'Idempotency-Key': key, 'If-Match': `"${seen.version}"` } }),
    onSuccess: async () => {
      void message.success(t('decision.done', { what: t(`decision.${decision.text}.button`) }));
      onClose();
      await queries.invalidateQueries();
    },
  });
  const newer = newerStateIn(sending.error);
  const adopt = (): void => {
    if (newer === undefined) return;
    setSeen(newer);
    setKey(crypto.randomUUID());
    sending.reset();
    void queries.invalidateQueries();
  };
  const fields = decision.fields ?? [];
  const isReady = (!decision.needsReason || reason.trim() !== '') && areFieldsReady(fields, typed);
  return (
    <Modal
      open
      title={t(`decision.${decision.text}.title`, decision.values)}
      okText={t(`decision.${decision.text}.button`)}
      cancelText={t('app.cancel')}
      okButtonProps={{ disabled: !isReady || newer !== undefined, danger: decision.isDangerous === true }}
      confirmLoading={sending.isPending}
      onOk={() => sending.mutate()}
      onCancel={onClose}
    >
      <p>{t(`decision.${decision.text}.explain`, decision.values)}</p>
      <Grounds decision={decision} />
      {decision.secondPerson ? <Alert type="info" showIcon title={t('decision.second_person')} /> : null}
      {decision.needsReason ? (
        <label className="stacked-field" htmlFor={reasonId}>
          {t('decision.reason')}
          <Input.TextArea id={reasonId} autoFocus rows={3} maxLength={LONGEST_REASON} showCount value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      ) : null}
      <DecisionFields fields={fields} typed={typed} onType={(name, value) => setTyped({ ...typed, [name]: value })} />
      {newer === undefined ? null : <ChangedSince changes={changesBetween(seen, newer)} onAdopt={adopt} />}
      {sending.error === null || newer !== undefined ? null : <FailureAlert failure={sending.error} onRetry={() => sending.mutate()} />}
    </Modal>
  );
}

/** What it rests on stands beside the button, not on another page. */
/** Grounds that are people. */
const PEOPLE = new Set(['ground.proposed_by', 'ground.recorded_by']);

function Grounds({ decision: { grounds } }: { readonly decision: Decision }) {
  const who = useWho();
  const { t } = useTranslation();
  if (grounds === undefined || grounds.length === 0) return null;
  return <dl className="grounds" aria-label={t('decision.grounds')}>{grounds.map(({ label, value, valueText }, index) => <div key={`${label}${index}`}><dt>{t(label)}</dt><dd>{valueText === undefined ? (PEOPLE.has(label) ? who(value) : value) : t(valueText, { defaultValue: value })}</dd></div>)}</dl>;
}

function newerStateIn(failure: unknown): { readonly version: number } | undefined {
  if (!(failure instanceof ApiProblem) || failure.problem.status !== STALE) return undefined;
  const { current } = failure.problem;
  const hasVersion = typeof current === 'object' && current !== null && 'version' in current && typeof current.version === 'number';
  return hasVersion ? (current as { readonly version: number }) : undefined;
}
