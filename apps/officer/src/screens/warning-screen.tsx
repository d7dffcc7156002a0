import { take } from '@paystop/api-client';
import type { Person } from '@paystop/ui-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWarning } from '../app/queries';
import { useServices, type WarningView } from '../app/services';
import type { PartialBody } from '../new-stop/to-draft';
import { useOpenPrefilled } from '../new-stop/use-open-prefilled';
import { FailureNotice, Reading } from '../parts/failure-notice';
import { ProposedStop } from '../parts/proposed-stop';
import { RadioTiles } from '../parts/radio-tiles';
import { Due } from './warnings-screen';

const METHODS = ['call', 'sms', 'visit'] as const;
const OUTCOMES = ['dissuaded', 'not_reached', 'already_lost', 'false_alarm'] as const;

/** One dissuasion task: call, then feedback in three taps. */
export function WarningScreen({ warningId, person }: { readonly warningId: string; readonly person: Person }) {
  const { t } = useTranslation();
  const query = useWarning(warningId);
  const warning = query.data;
  return (
    <main className="page">
      <h1>{t('warnings.title')}</h1>
      <Reading query={query} />
      {warning === undefined ? null : (
        <>
          <section className={`card colour-${warning.colour}`}>
            <p className="row"><strong>{t(`word.colour.${warning.colour}`)} · {warning.subject.name ?? '—'}</strong><span className="chip">{t(`word.warning_state.${warning.state}`)}</span></p>
            <p>{warning.reason}</p>
            {warning.state === 'open' || warning.state === 'escalated' ? <Due at={warning.feedbackDueAt} /> : null}
          </section>
          <ProposedStop warning={warning} person={person} />
          <CallButton warning={warning} />
          {warning.feedback === null || warning.state === 'open' ? <Feedback key={warning.warningId} warning={warning} person={person} /> : <p>{t(`word.feedback_outcome.${warning.feedback.outcome}`)}</p>}
        </>
      )}
    </main>
  );
}

/** The number is masked until it is needed; showing it is written down at the centre. */
function CallButton({ warning }: { readonly warning: WarningView }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const [failure, setFailure] = useState<unknown>(null);
  if (warning.subject.phone === null) return <p className="quiet">{t('warnings.no_phone')}</p>;
  const call = async (): Promise<void> => {
    setFailure(null);
    try {
      const clear = await take(api.POST('/api/v1/warnings/{warningId}/unmask', {
        params: { path: { warningId: warning.warningId }, header: { 'Idempotency-Key': crypto.randomUUID() } }, body: { reason: t('warnings.call_reason') },
      }));
      if (clear.subject.phone !== null) location.href = `tel:${clear.subject.phone.replace(/[^+\d]/g, '')}`;
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button type="button" className="primary big" onClick={() => void call()}>{t('warnings.call')} {warning.subject.phone}</button>
      {failure === null ? null : <FailureNotice failure={failure} retry={() => void call()} />}
    </>
  );
}

type Progress = { readonly name: 'idle' } | { readonly name: 'sending' } | { readonly name: 'failed'; readonly failure: unknown };

function Feedback({ warning, person }: { readonly warning: WarningView; readonly person: Person }) {
  const { t } = useTranslation();
  const [method, setMethod] = useState('');
  const [outcome, setOutcome] = useState('');
  const [note, setNote] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [progress, setProgress] = useState<Progress>({ name: 'idle' });
  const give = useGiveFeedback(warning, person);
  const queries = useQueryClient();
  /** What was chosen stays; it then rests on the newest state. */
  const readAnew = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['warning', warning.warningId] });
    setProgress({ name: 'idle' });
  };
  const send = async (): Promise<void> => {
    setProgress({ name: 'sending' });
    try {
      await give({ key, method: method as 'call', outcome: outcome as 'dissuaded', note });
      setKey(crypto.randomUUID()); // not reached today may be dissuaded tomorrow: that is another feedback
      [setMethod, setOutcome, setNote].forEach((clear) => clear(''));
      setProgress({ name: 'idle' });
    } catch (failure) {
      setProgress({ name: 'failed', failure });
    }
  };
  return (
    <section aria-labelledby="feedback-title">
      <h2 id="feedback-title">{t('warnings.feedback')}</h2>
      <RadioTiles name="method" legend={t('warnings.how')} value={method} onChange={setMethod} options={METHODS.map((value) => ({ value, label: t(`word.feedback_method.${value}`) }))} />
      <RadioTiles name="outcome" legend={t('warnings.what')} value={outcome} onChange={setOutcome} options={OUTCOMES.map((value) => ({ value, label: t(`word.feedback_outcome.${value}`) }))} />
      <label className="field"><span>{t('warnings.note')}</span><input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} /></label>
      <button type="button" className="primary big" disabled={method === '' || outcome === '' || progress.name === 'sending'} onClick={() => void send()}>{t('warnings.send')}</button>
      {progress.name === 'failed' ? <FailureNotice failure={progress.failure} retry={() => void send()} reload={() => void readAnew()} /> : null}
    </section>
  );
}

interface GivenFeedback {
  readonly key: string;
  readonly method: (typeof METHODS)[number];
  readonly outcome: (typeof OUTCOMES)[number];
  readonly note: string;
}

/** `already_lost` comes back with a prefilled stop (contract-details 8): it opens in the form at once. */
function useGiveFeedback(warning: WarningView, person: Person): (given: GivenFeedback) => Promise<void> {
  const { api } = useServices();
  const queries = useQueryClient();
  const openPrefilled = useOpenPrefilled(person);
  return async ({ key, method, outcome, note }) => {
    const answer = await take(api.POST('/api/v1/warnings/{warningId}/feedback', {
      params: { path: { warningId: warning.warningId }, header: { 'Idempotency-Key': key, 'If-Match': `"${warning.version}"` } },
      body: { method, outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) },
    }));
    await queries.invalidateQueries({ queryKey: ['warnings'] });
    await queries.invalidateQueries({ queryKey: ['warning', warning.warningId] });
    const prefilled = (answer as { readonly prefilledRequest?: PartialBody }).prefilledRequest;
    if (outcome === 'already_lost' && prefilled !== undefined) await openPrefilled(prefilled);
  };
}
