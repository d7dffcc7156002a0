import { formatMoney } from '@paystop/ui-kit';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useInstitutionName } from '../data/institutions';
import type { GraphNode } from '../data/desk';
import { StateTag } from '../parts/state-tag';
import { NODE_AMOUNTS, amountOf, nodeName } from './graph-words';

export interface GraphDetailsProps {
  readonly nodes: readonly GraphNode[];
  readonly chosen: GraphNode | undefined;
  readonly collapsed: ReadonlySet<string>;
  /** Whether anything lies behind it. */
  readonly hasOnward: (id: string) => boolean;
  readonly onChoose: (id: string | null) => void;
  readonly onToggle: (id: string) => void;
}

/** One account of the picture, chosen by pointer or by keyboard: what came, where it is, and its branch folded or not. */
export function GraphDetails({ nodes, chosen, collapsed, hasOnward, onChoose, onToggle }: GraphDetailsProps) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const words = { nameOf, word: (key: string) => t(key) };
  return (
    <div className="graph-details">
      <Select
        aria-label={t('graph.choose')} placeholder={t('graph.choose')} allowClear showSearch={{ optionFilterProp: 'label' }} className="graph-choice" popupMatchSelectWidth={false} value={chosen?.id ?? null}
        options={nodes.map((node) => ({ value: node.id, label: t('graph.choice', { layer: node.layer, name: nodeName(node, words) }) }))} onChange={(id: string | null | undefined) => onChoose(id ?? null)}
      />
      {chosen === undefined ? <small>{t('graph.hint')}</small> : (
        <>
          {hasOnward(chosen.id) ? <Button size="small" aria-pressed={collapsed.has(chosen.id)} onClick={() => onToggle(chosen.id)}>{t(collapsed.has(chosen.id) ? 'graph.expand' : 'graph.collapse')}</Button> : null}
          {chosen.state === null ? null : <StateTag group="state" state={chosen.state} />}
          <dl className="facts">
            {NODE_AMOUNTS.filter((amount, index) => index < 2 || amountOf(chosen, amount).amountMinor !== '0').map((amount) => <div key={amount}><dt>{t(`graph.column.${amount}`)}</dt><dd>{formatMoney(amountOf(chosen, amount))}</dd></div>)}
            <div><dt>{t('graph.column.payers')}</dt><dd>{chosen.payers}</dd></div>
          </dl>
        </>
      )}
    </div>
  );
}
