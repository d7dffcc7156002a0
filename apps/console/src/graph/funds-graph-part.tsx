import { take } from '@paystop/api-client';
import { formatMoney, mayCall, usePerson } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, type FundsGraph } from '../data/desk';
import { useInstitutionName } from '../data/institutions';
import { toCsv } from '../parts/csv';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';
import { saveCsv, saveFile } from '../parts/save-file';
import type { GraphPicture } from './graph-canvas';
import { graphTables } from './graph-csv';
import { GraphDetails } from './graph-details';
import { GraphTables, GraphText } from './graph-tables';
import { NODE_AMOUNTS } from './graph-words';
import { onwardOf, visibleGraph } from './visible-graph';

/** The library that draws is loaded with the first graph that somebody looks at. */
const GraphCanvas = lazy(async () => ({ default: (await import('./graph-canvas')).GraphCanvas }));

const SHAPES = ['picture', 'table', 'text'] as const;
type Shape = (typeof SHAPES)[number];
const ZOOM_STEP = 1.3;

/** Where the money went: a picture, a table or text, from the same figures. */
export function FundsGraphPart({ caseId }: { readonly caseId: string }) {
  const { api } = useDesk();
  const person = usePerson();
  const reading = useQuery({
    // Under the case: what an event is about is read again together.
    queryKey: ['case', caseId, 'funds-graph'],
    enabled: mayCall(person, 'readFundsGraph'),
    queryFn: ({ signal }) => take(api.GET('/api/v1/cases/{caseId}/funds-graph', { signal, params: { path: { caseId } } })),
  });
  if (reading.data !== undefined && reading.data.nodes.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="graph-title">
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {reading.data === undefined ? (reading.isPending ? <Loading /> : null) : <GraphShapes graph={reading.data} caseId={caseId} />}
    </section>
  );
}

function GraphShapes({ graph, caseId }: { readonly graph: FundsGraph; readonly caseId: string }) {
  const { t } = useTranslation();
  const [shape, setShape] = useState<Shape>('picture');
  const picture = useRef<GraphPicture>(null);
  return (
    <>
      <div className="panel-head">
        <h2 id="graph-title">{t('graph.title')}</h2>
        <div className="view-switch" role="group" aria-label={t('graph.shape')}>
          {SHAPES.map((each) => <Button key={each} size="small" type={each === shape ? 'primary' : 'default'} aria-pressed={each === shape} onClick={() => setShape(each)}>{t(`graph.as.${each}`)}</Button>)}
        </div>
        <GraphExports graph={graph} caseId={caseId} picture={shape === 'picture' ? picture : null} />
      </div>
      <GraphTotals graph={graph} />
      {shape === 'picture' ? <GraphDrawing graph={graph} picture={picture} /> : shape === 'table' ? <GraphTables graph={graph} /> : <GraphText graph={graph} />}
    </>
  );
}

const TOTALS = ['reportedLoss', 'held', 'movedOn', 'cashedOut', 'unknown', 'released', 'returned'] as const;

/** The six that stand behind the loss add up to it. */
function GraphTotals({ graph: { totals, truncated } }: { readonly graph: FundsGraph }) {
  const { t } = useTranslation();
  const shown = TOTALS.filter((name, index) => index < 4 || totals[name].amountMinor !== '0');
  return (
    <>
      <dl className="graph-totals">{shown.map((name, index) => <div key={name}><dt>{index === 0 ? '' : index === 1 ? '= ' : '+ '}{t(`graph.total.${name}`)}</dt><dd>{formatMoney(totals[name])}</dd></div>)}</dl>
      {truncated ? <p className="page-note" role="note">{t('graph.truncated')}</p> : null}
    </>
  );
}

function GraphExports({ graph, caseId, picture }: { readonly graph: FundsGraph; readonly caseId: string; readonly picture: React.RefObject<GraphPicture | null> | null }) {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const saveTable = (which: 'accounts' | 'transfers'): void => {
    const columns = which === 'accounts' ? ['layer', 'kind', 'institution', 'account', 'state', ...NODE_AMOUNTS, 'payers'] : ['at', 'from', 'to', 'amount', 'traced', 'channel', 'reference', 'source', 'why'];
    saveCsv(`${caseId}-${which}.csv`, toCsv(columns.map((column) => t(`graph.column.${column}`)), graphTables(graph, { nameOf, word: (key) => t(key) })[which]));
  };
  const savePicture = async (): Promise<void> => {
    const drawn = picture?.current;
    if (drawn !== null && drawn !== undefined) saveFile(`${caseId}-funds.png`, await drawn.png());
  };
  return (
    <div className="view-switch" role="group" aria-label={t('graph.save')}>
      {picture === null ? null : <Button size="small" onClick={savePicture}>PNG</Button>}
      <Button size="small" onClick={() => saveTable('accounts')}>{t('graph.csv_accounts')}</Button>
      <Button size="small" onClick={() => saveTable('transfers')}>{t('graph.csv_transfers')}</Button>
    </div>
  );
}

function GraphDrawing({ graph, picture }: { readonly graph: FundsGraph; readonly picture: React.RefObject<GraphPicture | null> }) {
  const { t } = useTranslation();
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [chosenId, setChosen] = useState<string | null>(null);
  const view = useMemo(() => visibleGraph(graph, collapsed), [graph, collapsed]);
  const onward = useMemo(() => onwardOf(graph.edges), [graph.edges]);
  const toggle = (id: string): void => {
    if (!onward.has(id)) return;
    const next = new Set(collapsed);
    if (!next.delete(id)) next.add(id);
    setCollapsed(next);
  };
  const label = t('graph.label', { accounts: graph.nodes.length, transfers: graph.edges.length, held: formatMoney(graph.totals.held), loss: formatMoney(graph.totals.reportedLoss) });
  return (
    <>
      <div className="graph-tools">
        <GraphDetails nodes={view.nodes} chosen={view.nodes.find(({ id }) => id === chosenId)} collapsed={collapsed} hasOnward={(id) => onward.has(id)} onChoose={setChosen} onToggle={toggle} />
        <div className="view-switch" role="group" aria-label={t('graph.zoom')}>
          {collapsed.size === 0 ? null : <Button size="small" onClick={() => setCollapsed(new Set())}>{t('graph.expand_all')}</Button>}
          <Button size="small" aria-label={t('graph.zoom_in')} onClick={() => picture.current?.zoom(ZOOM_STEP)}>+</Button>
          <Button size="small" aria-label={t('graph.zoom_out')} onClick={() => picture.current?.zoom(1 / ZOOM_STEP)}>−</Button>
          <Button size="small" onClick={() => picture.current?.fit()}>{t('graph.fit')}</Button>
        </div>
      </div>
      {view.leftOut === 0 ? null : <p className="page-note" role="note">{t('graph.left_out', { count: view.leftOut })}</p>}
      <Suspense fallback={<div className="graph-canvas"><Loading /></div>}>
        <GraphCanvas ref={picture} view={view} collapsed={collapsed} loss={graph.totals.reportedLoss} label={label} onChoose={setChosen} onToggle={toggle} />
      </Suspense>
      <GraphLegend />
    </>
  );
}

const LEGEND = ['good', 'warn', 'bad', 'busy', 'calm'] as const;

function GraphLegend() {
  const { t } = useTranslation();
  return <ul className="graph-legend" aria-label={t('graph.legend.title')}>{LEGEND.map((tone) => <li key={tone}><span className={`tag tag-${tone}`} aria-hidden="true">&nbsp;</span>{t(`graph.legend.${tone}`)}</li>)}<li>{t('graph.legend.width')}</li></ul>;
}
