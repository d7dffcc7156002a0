import { take } from '@paystop/api-client';
import { formatMoney } from '@paystop/ui-kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useDesk, type Claimant, type Desk } from '../data/desk';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { PageHead } from '../parts/page-head';
import { ClaimCard } from './claim-card';
import { claimsOf, faultsOf, payeeOf, proposalBody, type ClaimForm, type ReturnMethod } from './claim-form';
import { useClearTransfers } from './use-clear-transfers';

const METHODS: readonly ReturnMethod[] = ['auto', 'direct', 'timestamp', 'pro_rata'];

const PAGE = 200;

/** All of them, page by page: nobody may be forgotten. */
async function readClaimants(api: Desk['api'], freezeId: string, signal: AbortSignal): Promise<readonly Claimant[]> {
  const claimants: Claimant[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await take(api.GET('/api/v1/freezes/{freezeId}/claimants', { signal, params: { path: { freezeId }, query } }));
    claimants.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return claimants;
}

/** Proposing to give a frozen account's money back: for everybody who paid into it, or with the reason why not. */
export function ProposeReturnPage() {
  const { t } = useTranslation();
  const { api } = useDesk();
  const [address] = useSearchParams();
  const freezeId = address.get('freezeId') ?? '';
  const reading = useQuery({
    // Asked for once: a list that changed under what was typed would lose it. Sending checks everything again.
    queryKey: ['claimants', freezeId], staleTime: Infinity, refetchInterval: false,
    queryFn: ({ signal }) => readClaimants(api, freezeId, signal),
  });
  return (
    <>
      <PageHead title={t('returns.propose')} />
      <p className="page-note">{t('returns.propose_explain')}</p>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {reading.data === undefined ? (reading.isPending ? <Loading /> : null) : reading.data.length === 0 ? <p className="nothing">{t('returns.no_claimant')}</p> : <ProposalForm freezeId={freezeId} claimants={reading.data} />}
    </>
  );
}

function ProposalForm({ freezeId, claimants }: { readonly freezeId: string; readonly claimants: readonly Claimant[] }) {
  const { t } = useTranslation();
  const { api } = useDesk();
  const goTo = useNavigate();
  const queries = useQueryClient();
  const [claims, setClaims] = useState(() => claimsOf(claimants));
  const [method, setMethod] = useState<ReturnMethod>('auto');
  const [attempt, setAttempt] = useState({ body: '', key: '' });
  const proposing = useMutation({
    mutationFn: () => {
      const body = proposalBody(freezeId, method, claims);
      const text = JSON.stringify(body);
      // The same proposal sent again is the same one; a corrected one is another.
      const key = attempt.body === text ? attempt.key : crypto.randomUUID();
      setAttempt({ body: text, key });
      return take(api.POST('/api/v1/funds-returns', { params: { header: { 'Idempotency-Key': key } }, body }));
    },
    onSuccess: async ({ returnId }) => {
      await queries.invalidateQueries({ queryKey: ['returns'] });
      await goTo(`/returns/${returnId}`);
    },
  });
  const change = (changed: ClaimForm): void => setClaims(claims.map((claim) => (claim.caseId === changed.caseId ? changed : claim)));
  const claimed = claims.filter(({ isClaimed }) => isClaimed);
  const isReady = claimed.length > 0 && claims.every((claim, index) => faultsOf(claim, claimants[index] as Claimant).length === 0);
  const open = claimants.reduce((sum, { claimable }) => sum + BigInt(claimable.amountMinor), 0n);
  return (
    <div className="return-page">
      <section className="panel">
        <h2>{t('returns.method')}</h2>
        <Radio.Group value={method} onChange={(event) => setMethod(event.target.value as ReturnMethod)} options={METHODS.map((each) => ({ value: each, label: t(`word.return_method.${each}`) }))} />
        <p className="page-note">{t(`returns.method_explain.${method}`)}</p>
      </section>
      <ClearPayees claims={claims} onFill={setClaims} />
      <section aria-labelledby="claims-title">
        <h2 id="claims-title">{t('returns.claims', { count: claimants.length, amount: formatMoney({ amountMinor: String(open), currency: 'CNY' }) })}</h2>
        <ul className="claims">{claimants.map((claimant, index) => <ClaimCard key={claimant.caseId} claimant={claimant} claim={claims[index] as ClaimForm} onChange={change} />)}</ul>
      </section>
      <Alert type="info" showIcon title={t('decision.second_person')} />
      {proposing.error === null ? null : <FailureAlert failure={proposing.error} onRetry={() => proposing.mutate()} />}
      <p><Button type="primary" size="large" disabled={!isReady} loading={proposing.isPending} onClick={() => proposing.mutate()}>{t('returns.send_proposal', { count: claimed.length })}</Button></p>
    </div>
  );
}

/** Accounts are masked until somebody asks for them, with a reason that goes on record. */
function ClearPayees({ claims, onFill }: { readonly claims: readonly ClaimForm[]; readonly onFill: (claims: readonly ClaimForm[]) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(() => t('returns.usual_reason'));
  const showing = useClearTransfers();
  const show = async (): Promise<void> => {
    const clear = await showing.mutateAsync({ caseIds: claims.filter(({ isClaimed }) => isClaimed).map(({ caseId }) => caseId), reason: reason.trim() });
    onFill(claims.map((claim) => ({ ...claim, payTo: payeeOf(claim, clear.get(claim.caseId) ?? []) ?? claim.payTo })));
  };
  return (
    <section className="panel clear-payees" aria-label={t('returns.clear_payees')}>
      <p>{t('returns.clear_explain')}</p>
      <Input aria-label={t('call.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      <Button disabled={reason.trim() === ''} loading={showing.isPending} onClick={() => void show().catch(() => undefined)}>{t('returns.clear_payees')}</Button>
      {showing.error === null ? null : <FailureAlert failure={showing.error} onRetry={() => void show().catch(() => undefined)} />}
    </section>
  );
}
