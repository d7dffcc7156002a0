import { take } from '@paystop/api-client';
import { formatShortInstant } from '@paystop/ui-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices, type RequestView } from '../app/services';
import { compressPicture } from './compress-picture';
import { FailureNotice } from './failure-notice';

const KINDS = ['police_id', 'application_form', 'legal_document', 'evidence'] as const;
type Kind = (typeof KINDS)[number];

/** What is owed, and a camera to settle it. */
export function Papers({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const { state, dueAt, missing } = request.papers;
  const kinds = KINDS.filter((kind) => missing.includes(kind));
  const offered = kinds.length > 0 ? kinds : state === 'owed' || state === 'overdue' ? KINDS : [];
  return (
    <section aria-labelledby="papers-title" className={state === 'overdue' ? 'card card-warn' : 'card'}>
      <h2 id="papers-title">{t('papers.title')}</h2>
      <p>{t(`papers.${state}`, { time: dueAt === null ? '' : formatShortInstant(dueAt) })}</p>
      {offered.map((kind) => <PaperField key={kind} kind={kind} requestId={request.requestId} />)}
    </section>
  );
}

type Progress = { readonly name: 'idle' } | { readonly name: 'sending' } | { readonly name: 'done' } | { readonly name: 'failed'; readonly failure: unknown };

function PaperField({ kind, requestId }: { readonly kind: Kind; readonly requestId: string }) {
  const { t } = useTranslation();
  const send = useSendPaper(requestId);
  const [progress, setProgress] = useState<Progress>({ name: 'idle' });
  const [chosen, setChosen] = useState<File>();
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    setChosen(file);
    if (file !== undefined) void upload(file);
  };
  const upload = async (file: File): Promise<void> => {
    setProgress({ name: 'sending' });
    try {
      await send(file, kind);
      setProgress({ name: 'done' });
    } catch (failure) {
      setProgress({ name: 'failed', failure });
    }
  };
  return (
    <div>
      <label className="button paper">
        {t(`papers.kind.${kind}`)} · {t('papers.add')}
        <input type="file" accept="image/*,application/pdf" capture="environment" onChange={choose} disabled={progress.name === 'sending'} />
      </label>
      <span role="status">{progress.name === 'sending' ? t('papers.sending') : progress.name === 'done' ? t('papers.done') : ''}</span>
      {progress.name === 'failed' ? <FailureNotice failure={progress.failure} {...(chosen === undefined ? {} : { retry: () => void upload(chosen) })} /> : null}
    </div>
  );
}

function useSendPaper(requestId: string): (file: File, kind: Kind) => Promise<void> {
  const { api } = useServices();
  const queries = useQueryClient();
  return async (file, kind) => {
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', await compressPicture(file), file.name);
    const { attachmentId } = await take(api.POST('/api/v1/attachments', {
      params: { header: { 'Idempotency-Key': crypto.randomUUID() } }, body: { kind, file: '' }, bodySerializer: () => form,
    }));
    await take(api.POST('/api/v1/stop-payment-requests/{requestId}/papers', {
      params: { path: { requestId }, header: { 'Idempotency-Key': crypto.randomUUID() } }, body: { attachments: [attachmentId] },
    }));
    await queries.invalidateQueries({ queryKey: ['request', requestId] });
  };
}
