import { take } from '@paystop/api-client';
import type { Person } from '@paystop/ui-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices, type WarningView } from '../app/services';
import type { PartialBody } from '../new-stop/to-draft';
import { useOpenPrefilled } from '../new-stop/use-open-prefilled';
import { FailureNotice } from './failure-notice';

const MOST_LETTERS = 200;

/** A stop that an alert proposes: a person looks at it and sends it, or says why not (contract-details 8 and 14). */
export function ProposedStop({ warning, person }: { readonly warning: WarningView; readonly person: Person }) {
  const { t } = useTranslation();
  const decide = useDecisions(warning, person);
  const [reason, setReason] = useState('');
  const [isDeclining, setDeclining] = useState(false);
  const [failed, setFailed] = useState<{ readonly failure: unknown; readonly again: () => Promise<void> } | null>(null);
  const attempt = async (task: () => Promise<void>): Promise<void> => {
    setFailed(null);
    try {
      await task();
    } catch (failure) {
      setFailed({ failure, again: task });
    }
  };
  if (warning.proposedStop?.state !== 'proposed') return warning.proposedStop === null ? null : <p>{t('warnings.proposal_decided', { state: t(`word.proposed_stop.${warning.proposedStop.state}`) })}</p>;
  return (
    <section aria-labelledby="proposal-title" className="card card-warn">
      <h2 id="proposal-title">{t('warnings.proposal')}</h2>
      <p>{t('warnings.proposal_explain')}</p>
      <button type="button" className="primary big" onClick={() => void attempt(decide.confirm)}>{t('warnings.proposal_confirm')}</button>
      {isDeclining ? (
        <>
          <label className="field"><span>{t('warnings.proposal_reason')}</span><input value={reason} maxLength={MOST_LETTERS} onChange={(event) => setReason(event.target.value)} /></label>
          <button type="button" className="danger" disabled={reason.trim() === ''} onClick={() => void attempt(() => decide.decline(reason.trim()))}>{t('warnings.proposal_decline_send')}</button>
        </>
      ) : <button type="button" className="link danger" onClick={() => setDeclining(true)}>{t('warnings.proposal_decline')}</button>}
      {failed === null ? null : <FailureNotice failure={failed.failure} retry={() => void attempt(failed.again)} reload={decide.readAnew} />}
    </section>
  );
}

function useDecisions({ warningId, version }: WarningView, person: Person) {
  const { api } = useServices();
  const queries = useQueryClient();
  const openPrefilled = useOpenPrefilled(person);
  const [key] = useState(() => crypto.randomUUID());
  const params = { path: { warningId }, header: { 'Idempotency-Key': key, 'If-Match': `"${version}"` } };
  const readAnew = (): void => void queries.invalidateQueries({ queryKey: ['warning', warningId] });
  return {
    readAnew,
    confirm: async (): Promise<void> => {
      const prefilled = await take(api.POST('/api/v1/warnings/{warningId}/confirm-stop', { params, body: {} as never }));
      await openPrefilled({ ...(prefilled as PartialBody), confirms: { warningId, version } });
    },
    decline: async (reason: string): Promise<void> => {
      // The lists may know of it a moment later than its owner.
      queries.setQueryData(['warning', warningId], await take(api.POST('/api/v1/warnings/{warningId}/decline-stop', { params, body: { reason } })));
    },
  };
}
