import { take } from '@paystop/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type WarningView } from '../data/desk';
import { FailureAlert } from '../parts/failure-alert';

const METHODS = ['call', 'sms', 'visit'] as const;
const OUTCOMES = ['dissuaded', 'not_reached', 'already_lost', 'false_alarm'] as const;

interface FeedbackForm {
  readonly method: (typeof METHODS)[number];
  readonly outcome: (typeof OUTCOMES)[number];
  readonly note?: string;
}

/** What became of a potential victim: a warning owes this in time, or it climbs a level. */
export function FeedbackDialog({ warning, onClose }: { readonly warning: WarningView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<FeedbackForm>();
  const [key] = useState(() => crypto.randomUUID());
  const needed = [{ required: true, message: t('app.needed') }];
  const sending = useMutation({
    mutationFn: ({ method, outcome, note }: FeedbackForm) => take(api.POST('/api/v1/warnings/{warningId}/feedback', {
      params: { path: { warningId: warning.warningId }, header: { 'Idempotency-Key': key, 'If-Match': `"${warning.version}"` } },
      body: { method, outcome, ...(note === undefined || note.trim() === '' ? {} : { note: note.trim() }) },
    })),
    onSuccess: async () => {
      void message.success(t('warnings.fed_back'));
      onClose();
      await queries.invalidateQueries({ queryKey: ['warnings'] });
    },
  });
  return (
    <Modal open title={t('warnings.feedback')} okText={t('warnings.send')} cancelText={t('app.cancel')} confirmLoading={sending.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={(typed) => sending.mutate(typed)}>
        <Form.Item name="method" label={t('warnings.method')} rules={needed}><Radio.Group options={METHODS.map((value) => ({ value, label: t(`word.feedback_method.${value}`) }))} /></Form.Item>
        <Form.Item name="outcome" label={t('warnings.outcome')} rules={needed}><Radio.Group options={OUTCOMES.map((value) => ({ value, label: t(`word.feedback_outcome.${value}`) }))} /></Form.Item>
        <Form.Item name="note" label={t('warnings.note')}><Input.TextArea rows={2} maxLength={200} /></Form.Item>
      </Form>
      {sending.error === null ? null : <FailureAlert failure={sending.error} onRetry={() => { onClose(); void queries.invalidateQueries({ queryKey: ['warnings'] }); }} />}
    </Modal>
  );
}
