import { formatMoney, formatShortInstant } from '@paystop/ui-kit';
import { institutionOfCode } from '@paystop/paste-parser';
import { useTranslation } from 'react-i18next';
import { useFundsGraph } from '../app/queries';
import type { FundsGraph } from '../app/services';
import { Reading } from './failure-notice';

type Node = FundsGraph['nodes'][number];
type Edge = FundsGraph['edges'][number];

/** A phone shows what matters of a ring of hundreds; the desk shows all of it. */
const MOST_NODES = 100;

/** Where the money went, layer by layer: what reached each account by which transfers, what was held, what left. */
export function MoneyPath({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const query = useFundsGraph(caseId);
  return (
    <section aria-labelledby="path-title">
      <h2 id="path-title">{t('case.path')}</h2>
      <Reading query={query} />
      {query.data === undefined ? null : <Layers graph={query.data} />}
    </section>
  );
}

function Layers({ graph: { nodes, edges, totals, truncated } }: { readonly graph: FundsGraph }) {
  const { t } = useTranslation();
  const reached = nodes.filter(({ layer }) => layer > 0).sort((a, b) => a.layer - b.layer || Number(b.taintedAmount.amountMinor) - Number(a.taintedAmount.amountMinor));
  const shown = reached.slice(0, MOST_NODES);
  const layers = [...new Set(shown.map(({ layer }) => layer))];
  const sums = (['held', 'movedOn', 'cashedOut', 'unknown'] as const).filter((name) => totals[name].amountMinor !== '0');
  return (
    <>
      <dl className="sums">{sums.map((name) => <div key={name}><dt>{t(`case.sum.${name}`)}</dt><dd>{formatMoney(totals[name])}</dd></div>)}</dl>
      <ol className="plain">
        {layers.map((layer) => (
          <li key={layer} className="layer">
            <h3>{t('case.layer', { layer })}</h3>
            <ul className="plain">{shown.filter((node) => node.layer === layer).map((node) => <Reached key={node.id} node={node} edges={edges.filter(({ to }) => to === node.id)} />)}</ul>
          </li>
        ))}
      </ol>
      {reached.length > shown.length ? <p className="quiet">{t('case.more_accounts', { count: reached.length - shown.length })}</p> : null}
      {truncated ? <p className="quiet">{t('case.truncated')}</p> : null}
    </>
  );
}

function Reached({ node, edges }: { readonly node: Node; readonly edges: readonly Edge[] }) {
  const { t } = useTranslation();
  const { kind, account, institutionCode, state, heldAmount, movedOnAmount, withdrawnAmount } = node;
  const institution = institutionCode === null ? '' : ` · ${institutionOfCode(institutionCode)?.name ?? institutionCode}`;
  const parts = [['held', heldAmount], ['movedOn', movedOnAmount], ['cashedOut', withdrawnAmount]] as const;
  return (
    <li className="reached">
      <p className="row"><span>{account === null ? t(`word.node.${kind}`) : `${account}${institution}`}</span>{state === null ? null : <span className={`chip state-${state}`}>{t(`word.state.${state}`)}</span>}</p>
      <ul className="plain quiet">{edges.map(({ id, amount, transferredAt }) => <li key={id}>{t('case.came_in', { amount: formatMoney(amount), time: formatShortInstant(transferredAt) })}</li>)}</ul>
      <p>{parts.flatMap(([name, amount]) => (amount === undefined || amount.amountMinor === '0' ? [] : [`${t(`case.sum.${name}`)} ${formatMoney(amount)}`])).join(' · ')}</p>
    </li>
  );
}
