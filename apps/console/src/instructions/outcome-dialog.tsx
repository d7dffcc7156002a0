import { ApiProblem, take } from '@paystop/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type InstructionView } from '../data/desk';
import { changesBetween } from '../decisions/changed-since';
import { ChangedSince } from '../decisions/changed-since-table';
import { FailureAlert } from '../parts/failure-alert';
import { CallSheet } from './call-sheet';
import { fenOf, outcomeBody, type OutcomeForm } from './outcome-body';
import { OutcomeProposed } from './outcome-proposed';

const RESULTS = ['held', 'partially_held', 'not_held', 'refused', 'not_received'] as const;
const RESULTS_OF_OTHERS = ['done', 'refused', 'not_received'] as const;
const HOLDING = new Set(['stop', 'extend', 'freeze', 'renew']);
/** The bank's four digits (domain.md 3.5) that a phone call usually brings. */
const CODES = ['0000', '1200', '1301', '1302', '1303', '0100', '0300', '0301', '0302', '1300', '1304'];
const STALE = 412;

export interface OutcomeDialogProps {
  readonly instruction: InstructionView;
  readonly onClose: () => void;
}

/** The call sheet beside the form in which the bank's answer is recorded. */
export function OutcomeDialog({ instruction, onClose }: OutcomeDialogProps) {
  const { t } = useTranslation();
  const { api, clock } = useDesk();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<OutcomeForm>();
  const [seen, setSeen] = useState<{ readonly version: number }>(instruction);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const recording = useMutation({
    mutationFn: (typed: OutcomeForm) => take(api.POST('/api/v1/instructions/{instructionId}/outcome', {
      params: { path: { instructionId: instruction.instructionId }, header: { 'Idempotency-Key': key, 'If-Match': `"${seen.version}"` } },
      body: outcomeBody(typed, new Date(clock.now()).toISOString()),
    })),
    onSuccess: async () => {
      void message.success(t('outcome.done'));
      onClose();
      await queries.invalidateQueries();
    },
  });
  const newer = recording.error instanceof ApiProblem && recording.error.problem.status === STALE ? (recording.error.problem.current as { readonly version: number } | undefined) : undefined;
  const adopt = (): void => {
    if (newer !== undefined) setSeen(newer);
    setKey(crypto.randomUUID());
    recording.reset();
  };
  return (
    <Modal open width={860} title={t('outcome.title')} okText={t('outcome.record')} cancelText={t('app.cancel')} confirmLoading={recording.isPending} okButtonProps={{ disabled: newer !== undefined }} onOk={form.submit} onCancel={onClose} mask={{ closable: false }}>
      <div className="two-columns">
        <CallSheet instruction={instruction} />
        <Form form={form} layout="vertical" initialValues={{ channel: 'phone' }} onFinish={(typed) => recording.mutate(typed)} requiredMark>
          <OutcomeProposed proposal={instruction.outcomeProposed} />
          <OutcomeFields action={instruction.action} />
          {newer === undefined ? null : <ChangedSince changes={changesBetween(seen, newer)} onAdopt={adopt} />}
          {recording.error === null || newer !== undefined ? null : <FailureAlert failure={recording.error} onRetry={form.submit} />}
        </Form>
      </div>
    </Modal>
  );
}

function OutcomeFields({ action }: { readonly action: string }) {
  const { t } = useTranslation();
  const result = Form.useWatch('result');
  const isHeld = result === 'held' || result === 'partially_held';
  const needed = [{ required: true, message: t('app.needed') }];
  const money = [{ validator: (_: unknown, value?: string) => (value === undefined || value === '' || fenOf(value) !== undefined ? Promise.resolve() : Promise.reject(new Error(t('outcome.not_money')))) }];
  const results: readonly string[] = HOLDING.has(action) ? RESULTS : RESULTS_OF_OTHERS;
  return (
    <>
      <Form.Item name="result" label={t('outcome.result')} rules={needed}>
        <Radio.Group options={results.map((each) => ({ value: each, label: each === 'not_received' ? t('outcome.not_received') : t(`word.state.${each}`) }))} />
      </Form.Item>
      {isHeld ? <Form.Item name="heldYuan" label={t('outcome.held_amount')} rules={[...needed, ...money]}><Input prefix="¥" inputMode="decimal" /></Form.Item> : null}
      {result === 'not_held' ? <Form.Item name="balanceYuan" label={t('outcome.balance')} help={t('outcome.balance_help')} rules={money}><Input prefix="¥" inputMode="decimal" /></Form.Item> : null}
      <Form.Item name="code" label={t('outcome.code')}><Select allowClear options={CODES.map((code) => ({ value: code, label: `${code} ${t(`code.${code}`)}` }))} /></Form.Item>
      <Form.Item name="channel" label={t('outcome.channel')} rules={needed}><Radio.Group options={['phone', 'fax'].map((each) => ({ value: each, label: t(`outcome.${each}`) }))} /></Form.Item>
      <Form.Item name="spokenTo" label={t('outcome.spoken_to')} rules={[{ ...needed[0], whitespace: true }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="note" label={t('outcome.note')} rules={[{ ...needed[0], whitespace: true }]}><Input.TextArea rows={2} maxLength={200} /></Form.Item>
    </>
  );
}
