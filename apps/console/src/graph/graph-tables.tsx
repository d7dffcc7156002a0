import { formatInstant, formatMoney } from '@paystop/ui-kit';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutionName } from '../data/institutions';
import type { FundsGraph, GraphEdge, GraphNode } from '../data/desk';
import { StateTag } from '../parts/state-tag';
import { NODE_AMOUNTS, amountOf, nodeName, type GraphWords } from './graph-words';
import { sentencesOf } from './graph-sentences';

const FIRST_ROWS = 100;

/** The first rows, more when asked: a graph may have ten thousand. */
function useSome<T>(all: readonly T[]): { readonly shown: readonly T[]; readonly more: React.ReactNode } {
  const { t } = useTranslation();
  const [count, setCount] = useState(FIRST_ROWS);
  const rest = all.length - count;
  return { shown: all.slice(0, count), more: rest <= 0 ? null : <Button size="small" onClick={() => setCount(count + FIRST_ROWS)}>{t('graph.more', { count: rest })}</Button> };
}

/** The whole graph as two tables: where the money is, and each transfer with why so much of it is traced. */
export function GraphTables({ graph }: { readonly graph: FundsGraph }) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const words: GraphWords = { nameOf, word: (key) => t(key) };
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const accounts = useSome([...graph.nodes].sort((a, b) => a.layer - b.layer));
  const transfers = useSome(graph.edges);
  return (
    <>
      <div className="table-scroll graph-table" tabIndex={0} role="region" aria-label={t('graph.accounts')}>
        <table className="plain-table">
          <caption>{t('graph.accounts')}</caption>
          <thead><tr><th scope="col">{t('stop.layer')}</th><th scope="col">{t('stop.account')}</th><th scope="col">{t('stop.state')}</th>{NODE_AMOUNTS.map((amount) => <th key={amount} scope="col" className="number">{t(`graph.column.${amount}`)}</th>)}<th scope="col" className="number">{t('graph.column.payers')}</th></tr></thead>
          <tbody>{accounts.shown.map((node) => <AccountRow key={node.id} node={node} words={words} />)}</tbody>
        </table>
        {accounts.more}
      </div>
      <div className="table-scroll graph-table" tabIndex={0} role="region" aria-label={t('graph.transfers')}>
        <table className="plain-table">
          <caption>{t('graph.transfers')}</caption>
          <thead><tr>{['at', 'from', 'to'].map((column) => <th key={column} scope="col">{t(`graph.column.${column}`)}</th>)}{['amount', 'traced'].map((column) => <th key={column} scope="col" className="number">{t(`graph.column.${column}`)}</th>)}{['channel', 'source', 'why'].map((column) => <th key={column} scope="col">{t(`graph.column.${column}`)}</th>)}</tr></thead>
          <tbody>{transfers.shown.map((edge) => <TransferRow key={edge.id} edge={edge} byId={byId} words={words} />)}</tbody>
        </table>
        {transfers.more}
      </div>
    </>
  );
}

function AccountRow({ node, words }: { readonly node: GraphNode; readonly words: GraphWords }) {
  const amounts = NODE_AMOUNTS.map((amount) => ({ amount, money: amountOf(node, amount) }));
  return (
    <tr>
      <td>{node.layer}</td><th scope="row">{nodeName(node, words)}</th><td>{node.state === null ? '–' : <StateTag group="state" state={node.state} />}</td>
      {amounts.map(({ amount, money }) => <td key={amount} className="number">{money.amountMinor === '0' ? '–' : formatMoney(money)}</td>)}
      <td className="number">{node.payers}</td>
    </tr>
  );
}

function TransferRow({ edge, byId, words }: { readonly edge: GraphEdge; readonly byId: ReadonlyMap<string, GraphNode>; readonly words: GraphWords }) {
  const { t } = useTranslation();
  const name = (id: string): string => {
    const node = byId.get(id);
    return node === undefined ? '–' : nodeName(node, words);
  };
  const { rule, paidFrom = [], tracedMinor, knownMinor } = edge.explanation;
  const yuan = (amountMinor: string): string => formatMoney({ amountMinor, currency: 'CNY' });
  const parts = rule === 'pro_rata' && tracedMinor !== undefined && knownMinor !== undefined ? ` ${yuan(tracedMinor)} / ${yuan(knownMinor)}` : paidFrom.length === 0 ? '' : ` ${paidFrom.map((part) => yuan(part.amountMinor)).join(' + ')}`;
  return (
    <tr>
      <td>{formatInstant(edge.transferredAt)}</td><td>{name(edge.from)}</td><td>{name(edge.to)}</td><td className="number">{formatMoney(edge.amount)}</td><td className="number">{formatMoney(edge.taintedAmount)}</td>
      <td>{edge.channel === null ? '–' : t(`word.transfer_channel.${edge.channel}`, { defaultValue: edge.channel })}</td><td>{t(`graph.source.${edge.source}`)} {edge.bankReference === null ? null : <small><code>{edge.bankReference}</code></small>}</td><td>{t(`graph.rule.${rule}`)}{parts}</td>
    </tr>
  );
}

/** The same in sentences, for a screen reader or the phone. */
export function GraphText({ graph }: { readonly graph: FundsGraph }) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const { shown, more } = useSome(sentencesOf(graph, { nameOf, word: (key) => t(key) }));
  return (
    <div className="graph-text">
      <ol>{shown.map(({ id, key, values }) => <li key={id}>{t(key, values)}</li>)}</ol>
      {more}
    </div>
  );
}
