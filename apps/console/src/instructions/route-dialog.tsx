import { take } from '@paystop/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type InstructionView } from '../data/desk';
import { useInstitutions } from '../data/institutions';
import { FailureAlert } from '../parts/failure-alert';

/** Names the institution of a stop whose card prefix nobody knows; the clock runs meanwhile. */
export function RouteDialog({ instruction, onClose }: { readonly instruction: InstructionView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const { data: institutions } = useInstitutions();
  const queries = useQueryClient();
  const [code, setCode] = useState<string | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const routing = useMutation({
    mutationFn: () => take(api.POST('/api/v1/instructions/{instructionId}/route', {
      params: { path: { instructionId: instruction.instructionId }, header: { 'Idempotency-Key': key, 'If-Match': `"${instruction.version}"` } }, body: { institutionCode: code ?? '' },
    })),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries();
    },
  });
  return (
    <Modal open title={t('route.title')} okText={t('next.route.button')} cancelText={t('app.cancel')} okButtonProps={{ disabled: code === null }} confirmLoading={routing.isPending} onOk={() => routing.mutate()} onCancel={onClose}>
      <p>{t('route.explain')} <code>{instruction.account}</code></p>
      <Select
        aria-label={t('queue.institution')} autoFocus showSearch={{ optionFilterProp: 'label' }} className="wide" placeholder={t('queue.institution')} value={code} onChange={setCode}
        options={(institutions ?? []).map((institution) => ({ value: institution.code, label: `${institution.name} ${institution.code}` }))}
      />
      {routing.error === null ? null : <FailureAlert failure={routing.error} onRetry={() => { routing.reset(); void queries.invalidateQueries(); }} />}
    </Modal>
  );
}
