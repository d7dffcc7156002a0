import { approximateYuan, formatMoney, formatTime } from '@paystop/ui-kit';
import cytoscape, { type Core, type ElementDefinition } from 'cytoscape';
import type { TFunction } from 'i18next';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutionName } from '../data/institutions';
import type { GraphNode, Money } from '../data/desk';
import { useBrightness } from '../frame/desk-theme';
import { layoutOf, ROW_PX } from './graph-layout';
import { edgeWidth, graphStyle, lookOf } from './graph-style';
import { nodeName, type GraphWords } from './graph-words';
import type { VisibleGraph } from './visible-graph';

/** What the buttons beside the picture do with it. */
export interface GraphPicture {
  zoom(factor: number): void;
  fit(): void;
  png(): Promise<Blob>;
}

export interface GraphCanvasProps {
  readonly view: VisibleGraph;
  readonly collapsed: ReadonlySet<string>;
  /** What a line as wide as can be stands for. */
  readonly loss: Money;
  readonly label: string;
  readonly onChoose: (id: string | null) => void;
  readonly onToggle: (id: string) => void;
  readonly ref: Ref<GraphPicture>;
}

const PADDING_PX = 28;
const WHEEL_STEP = 1.15;
const PNG_SCALE = 2;

/** The picture. It is drawn on a canvas, so who cannot see it has the same as a table and as text beside it. */
export function GraphCanvas({ view, collapsed, loss, label, onChoose, onToggle, ref }: GraphCanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const graph = useRef<Core | null>(null);
  const acting = useRef({ onChoose, onToggle });
  const { brightness } = useBrightness();
  const elements = useElements({ view, collapsed, loss });
  useEffect(() => {
    acting.current = { onChoose, onToggle };
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const drawn = open(place.current, acting);
    graph.current = drawn;
    const watcher = new ResizeObserver(() => { drawn.resize(); });
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      drawn.destroy();
      graph.current = null;
    };
  }, []);
  useEffect(() => {
    // The page takes over its new colours after this effect: they are read with the next frame.
    const frame = requestAnimationFrame(() => graph.current?.style(graphStyle()));
    return () => cancelAnimationFrame(frame);
  }, [brightness]);
  useEffect(() => {
    const drawn = graph.current;
    if (drawn === null) return;
    const isFirst = drawn.elements().empty();
    drawn.batch(() => {
      drawn.elements().remove();
      drawn.add([...elements]);
    });
    if (isFirst) fitInto(drawn);
  }, [elements]);
  useImperativeHandle(ref, () => pictureOf(graph), []);
  return <div className="graph-canvas" ref={place} role="img" aria-label={label} style={{ height: heightOf(view.nodes) }} />;
}

/** All of it in view; a short path is not blown up. */
function fitInto(drawn: Core): void {
  drawn.fit(undefined, PADDING_PX);
  if (drawn.zoom() <= 1) return;
  drawn.zoom(1);
  drawn.center();
}

const LEAST_HEIGHT_PX = 240;
const MOST_HEIGHT_PX = 620;
const MARGIN_PX = 110;

/** As high as its fullest layer needs, within bounds: a short path leaves no empty page. */
function heightOf(nodes: readonly GraphNode[]): number {
  const rows = new Map<number, number>();
  for (const { layer } of nodes) rows.set(layer, (rows.get(layer) ?? 0) + 1);
  return Math.min(Math.max(Math.max(0, ...rows.values()) * ROW_PX + MARGIN_PX, LEAST_HEIGHT_PX), MOST_HEIGHT_PX);
}

function open(container: HTMLElement, acting: { readonly current: Pick<GraphCanvasProps, 'onChoose' | 'onToggle'> }): Core {
  // The wheel scrolls the page; with Ctrl it zooms, as maps do.
  const drawn = cytoscape({ container, style: graphStyle(), layout: { name: 'preset' }, userZoomingEnabled: false, autoungrabify: true, boxSelectionEnabled: false, selectionType: 'single', minZoom: 0.08, maxZoom: 3 });
  drawn.on('tap', 'node', (event) => acting.current.onChoose(event.target.id() as string));
  drawn.on('dbltap', 'node', (event) => acting.current.onToggle(event.target.id() as string));
  drawn.on('tap', (event) => { if (event.target === drawn) acting.current.onChoose(null); });
  container.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = container.getBoundingClientRect();
    drawn.zoom({ level: drawn.zoom() * (event.deltaY < 0 ? WHEEL_STEP : 1 / WHEEL_STEP), renderedPosition: { x: event.clientX - box.left, y: event.clientY - box.top } });
  }, { passive: false });
  return drawn;
}

function pictureOf(graph: { readonly current: Core | null }): GraphPicture {
  return {
    zoom: (factor) => {
      const drawn = graph.current;
      if (drawn !== null) drawn.zoom({ level: drawn.zoom() * factor, renderedPosition: { x: drawn.width() / 2, y: drawn.height() / 2 } });
    },
    fit: () => { if (graph.current !== null) fitInto(graph.current); },
    png: () => {
      const ground = getComputedStyle(document.documentElement).getPropertyValue('--panel').trim();
      return graph.current?.png({ output: 'blob-promise', full: true, scale: PNG_SCALE, bg: ground }) ?? Promise.reject(new Error('nothing is drawn'));
    },
  };
}

function useElements({ view, collapsed, loss }: Pick<GraphCanvasProps, 'view' | 'collapsed' | 'loss'>): readonly ElementDefinition[] {
  const { t } = useTranslation();
  const nameOf = useInstitutionName();
  const words: GraphWords = { nameOf, word: (key) => t(key) };
  const places = layoutOf(view.nodes, view.edges);
  const whole = approximateYuan(loss);
  const elements: ElementDefinition[] = [
    ...view.nodes.map((node): ElementDefinition => ({
      group: 'nodes', data: { id: node.id, look: lookOf(node), collapsed: collapsed.has(node.id), label: labelOf(node, { words, hidden: view.hiddenBehind.get(node.id) ?? 0, t }) }, position: { ...(places.get(node.id) ?? { x: 0, y: 0 }) },
    })),
    ...view.edges.map((edge): ElementDefinition => ({
      group: 'edges',
      data: {
        id: edge.id, source: edge.from, target: edge.to, clean: edge.taintedAmount.amountMinor === '0', width: edgeWidth(whole === 0 ? 0 : approximateYuan(edge.taintedAmount) / whole),
        label: `${formatMoney(edge.amount)}\n${formatTime(edge.transferredAt)}`,
      },
    })),
  ];
  // The same graph read again must not disturb who looks at it.
  const fingerprint = JSON.stringify(elements);
  const kept = useRef({ fingerprint, elements });
  if (kept.current.fingerprint !== fingerprint) kept.current = { fingerprint, elements };
  return kept.current.elements;
}

interface LabelContext {
  readonly words: GraphWords;
  readonly hidden: number;
  readonly t: TFunction;
}

/** Whose account, and what of the traced money is held there, or how it stands. */
function labelOf(node: GraphNode, { words, hidden, t }: LabelContext): string {
  const name = nodeName(node, words);
  if (node.kind === 'victim') return `${t('word.node.victim')}\n${name}`;
  const isHeld = node.heldAmount.amountMinor !== '0';
  const state = node.state === null || isHeld ? '' : ` · ${t(`word.state.${node.state}`)}`;
  const amount = isHeld ? t('graph.node_held', { amount: formatMoney(node.heldAmount) }) : formatMoney(node.taintedAmount);
  return `${name.replace(' ', '\n')}\n${amount}${state}${hidden === 0 ? '' : `\n${t('graph.node_hidden', { count: hidden })}`}`;
}
