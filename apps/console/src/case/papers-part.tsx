import { take, takeFile } from '@paystop/api-client';
import { mayCall, usePerson } from '@paystop/ui-kit';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type CaseView, type RequestView } from '../data/desk';
import { Countdown } from '../parts/countdown';
import { FailureAlert } from '../parts/failure-alert';
import { FileButton } from '../parts/file-button';
import { saveFile } from '../parts/save-file';
import { StateTag } from '../parts/state-tag';

const KINDS = ['police_id', 'application_form', 'legal_document', 'evidence'] as const;
type Kind = (typeof KINDS)[number];
/** Each is a reading of its own. */
const FIRST_REQUESTS = 10;

/** The papers of every request: what is there to read, what is owed and until when, and a way to send it. */
export function PapersPart({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const [count, setCount] = useState(FIRST_REQUESTS);
  const shown = view.requests.slice(0, count);
  const readings = useQueries({
    queries: shown.map((requestId) => ({ queryKey: ['case', view.caseId, 'request', requestId], queryFn: () => take(api.GET('/api/v1/stop-payment-requests/{requestId}', { params: { path: { requestId } } })) })),
  });
  return (
    <section className="panel" aria-labelledby="papers-title">
      <h2 id="papers-title">{t('case.papers')}</h2>
      <ul className="papers">{readings.map(({ data, error }, index) => (
        <li key={shown[index]}>{error === null ? null : <FailureAlert failure={error} />}{data === undefined ? null : <RequestPapers request={data} caseId={view.caseId} />}</li>
      ))}</ul>
      {view.requests.length > count ? <Button size="small" onClick={() => setCount(view.requests.length)}>{t('papers.more', { count: view.requests.length - count })}</Button> : null}
    </section>
  );
}

function RequestPapers({ request, caseId }: { readonly request: RequestView; readonly caseId: string }) {
  const { t } = useTranslation();
  const person = usePerson();
  const { state, dueAt, missing } = request.papers;
  const isOwed = state === 'owed' || state === 'overdue';
  const kinds = KINDS.filter((kind) => missing.includes(kind));
  return (
    <>
      <p><StateTag group="papers_state" state={state} /> {isOwed && dueAt !== null ? <Countdown dueAt={dueAt} /> : null} <code className="long-id">{request.requestId}</code></p>
      {request.attachments.map((attachmentId) => <PaperButton key={attachmentId} attachmentId={attachmentId} />)}
      {isOwed && mayCall(person, 'requestPapers') ? (kinds.length === 0 ? KINDS : kinds).map((kind) => <PaperUpload key={kind} kind={kind} requestId={request.requestId} caseId={caseId} />) : null}
      {request.attachments.length === 0 && !isOwed ? <small>{t('papers.none')}</small> : null}
    </>
  );
}

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

function PaperButton({ attachmentId }: { readonly attachmentId: string }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const reading = useMutation({
    mutationFn: async () => {
      const file = await takeFile(api.GET('/api/v1/attachments/{attachmentId}', { params: { path: { attachmentId } }, parseAs: 'blob' }));
      saveFile(`${attachmentId}.${ENDINGS[file.type] ?? 'bin'}`, file);
    },
  });
  return <>{' '}<Button size="small" loading={reading.isPending} onClick={() => reading.mutate()}>{t('papers.read', { id: attachmentId.slice(-6) })}</Button>{reading.error === null ? null : <FailureAlert failure={reading.error} />}</>;
}

function PaperUpload({ kind, requestId, caseId }: { readonly kind: Kind; readonly requestId: string; readonly caseId: string }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: async (file: File) => {
      const form = new FormData();
      form.append('kind', kind);
      form.append('file', file, file.name);
      const { attachmentId } = await take(api.POST('/api/v1/attachments', { params: { header: { 'Idempotency-Key': crypto.randomUUID() } }, body: { kind, file: '' }, bodySerializer: () => form }));
      await take(api.POST('/api/v1/stop-payment-requests/{requestId}/papers', { params: { path: { requestId }, header: { 'Idempotency-Key': crypto.randomUUID() } }, body: { attachments: [attachmentId] } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['case', caseId] }),
  });
  return (
    <div className="paper-upload">
      <FileButton label={t('papers.add', { kind: t(`papers.kind.${kind}`) })} isDisabled={sending.isPending} onFile={(file) => sending.mutate(file)} />
      <span role="status">{sending.isPending ? t('field.storing') : ''}</span>
      {sending.error === null ? null : <FailureAlert failure={sending.error} />}
    </div>
  );
}
