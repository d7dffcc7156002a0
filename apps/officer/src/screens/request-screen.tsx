import { ApiProblem } from '@paystop/api-client';
import { formatMoney, formatTime } from '@paystop/ui-kit';
import { institutionOfCode } from '@paystop/paste-parser';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../app/queries';
import { useOutbox, useServices, type RequestView, type StopView } from '../app/services';
import type { ReceiptRow } from '../outbox/phone-database';
import { Clocks } from '../parts/clocks';
import { Reading } from '../parts/failure-notice';
import { PageLink } from '../parts/page-link';
import { Papers } from '../parts/papers';
import { textOfWarning, type RequestWarning } from '../parts/request-warning';
import { Truth } from '../parts/truth';
import { WaitingList } from '../parts/waiting-list';

/** The three truths of one request, each with its time: saved here, received by the centre, accepted by the bank, then held. */
export function RequestScreen({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const query = useRequest(requestId);
  const { mine } = useOutbox();
  const waiting = mine.find((each) => each.requestId === requestId);
  const receipt = useReceipt(requestId, waiting === undefined);
  const request = query.data;
  const isOnlyHere = waiting !== undefined && request === undefined;
  const unknownYet = query.error instanceof ApiProblem && query.error.problem.status === 404 && (waiting !== undefined || receipt !== undefined);
  const savedAt = waiting?.savedAt ?? receipt?.savedAt;
  return (
    <main className="page">
      <h1>{t('truth.title')}</h1>
      {request === undefined ? null : <Clocks clocks={request.clocks} />}
      <ol className="truths plain">
        <Truth name={t('truth.saved')} state={savedAt === undefined ? 'open' : 'done'} detail={savedAt === undefined ? t('truth.here_not') : formatTime(savedAt)} />
        <Received at={request?.receivedAt ?? receipt?.receivedAt} />
        {request?.stops.map((stop, index) => <StopTruths key={`${stop.transferId}${stop.instructionId}${index}`} stop={stop} />)}
      </ol>
      {isOnlyHere ? <WaitingList /> : null}
      {isOnlyHere || unknownYet ? null : <Reading query={query} />}
      {request === undefined ? null : <After request={request} />}
    </main>
  );
}

function Received({ at }: { readonly at: string | undefined }) {
  const { t } = useTranslation();
  return <Truth name={t('truth.received')} state={at === undefined ? 'open' : 'done'} detail={at === undefined ? t('truth.not_yet') : formatTime(at)} />;
}

function After({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  return (
    <>
      {request.interceptedAmount.amountMinor === '0' ? null : <p className="sum">{t('truth.intercepted', { amount: formatMoney(request.interceptedAmount) })}</p>}
      <Hints warnings={request.warnings} />
      <Papers request={request} />
      {request.caseId === null ? null : <PageLink to={{ name: 'case', id: request.caseId }} className="button">{t('truth.case')}</PageLink>}
    </>
  );
}

function Hints({ warnings }: { readonly warnings: readonly RequestWarning[] }) {
  const { t } = useTranslation();
  const told = warnings.flatMap((warning) => {
    const text = textOfWarning(warning);
    if (text === 'said_elsewhere') return [];
    return [text.key === null ? warning.message : t(`hint.${text.key}`, { number: text.number })];
  });
  return told.length === 0 ? null : <ul className="notice">{told.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>;
}

function StopTruths({ stop }: { readonly stop: StopView }) {
  const { t } = useTranslation();
  const institution = stop.institutionCode === null ? t('truth.waits_route') : (institutionOfCode(stop.institutionCode)?.name ?? stop.institutionCode);
  return (
    <li className="stop" data-state={stop.state}>
      <p className="stop-of">{stop.layer > 1 ? `${t('truth.onward', { layer: stop.layer })} ` : ''}{t('truth.of', { account: stop.account, institution })}</p>
      <ol className="plain">
        <Truth name={t('truth.accepted')} {...acceptance(stop, t)} />
        <Truth name={t('truth.held')} {...holding(stop, t)} />
      </ol>
    </li>
  );
}

type Words = ReturnType<typeof useTranslation>['t'];
interface Told {
  readonly state: 'open' | 'done' | 'unknown' | 'failed';
  readonly detail: string;
}

const FINAL = new Set<string>(['held', 'partially_held', 'not_held', 'refused', 'done']);

/** "Sent" is not "accepted", and what nobody knows is neither. */
function acceptance(stop: StopView, t: Words): Told {
  if (FINAL.has(stop.state) || stop.state === 'acknowledged') {
    const at = stop.acknowledgedAt ?? stop.stoppedAt;
    return { state: 'done', detail: at === null ? t(`word.state.${stop.state}`) : formatTime(at) };
  }
  if (stop.state === 'indeterminate') return { state: 'unknown', detail: t('truth.unknown') };
  if (stop.state === 'sent') return { state: 'open', detail: t('truth.sent') };
  return { state: 'open', detail: t(`word.state.${stop.state}`) };
}

function holding(stop: StopView, t: Words): Told {
  const remark = [stop.code, stop.remark].filter((each) => each !== null && each !== '').join(' ');
  switch (stop.state) {
    case 'held':
    case 'partially_held': {
      const amount = stop.heldAmount === null ? '' : t('truth.held_amount', { amount: formatMoney(stop.heldAmount) });
      return { state: 'done', detail: [amount, stop.stoppedAt === null ? '' : formatTime(stop.stoppedAt)].filter((each) => each !== '').join(' · ') };
    }
    case 'not_held':
      return { state: 'failed', detail: t('truth.not_held', { remark }) };
    case 'refused':
      return { state: 'failed', detail: t('truth.refused', { remark }) };
    default:
      return { state: 'open', detail: t('truth.not_yet') };
  }
}

function useReceipt(requestId: string, mayExist: boolean): ReceiptRow | undefined {
  const { engine } = useServices();
  const [receipt, setReceipt] = useState<ReceiptRow>();
  useEffect(() => {
    if (mayExist) engine.receiptOf(requestId).then(setReceipt, () => undefined);
  }, [engine, requestId, mayExist]);
  return receipt;
}
