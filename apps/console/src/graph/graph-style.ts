import type { StylesheetJson } from 'cytoscape';
import { toneOf } from '../parts/tones';
import type { Tone } from '../parts/tag';
import type { GraphNode } from '../data/desk';

/** Whole kinds of places have their own look; accounts have that of their stop's state. */
export function lookOf({ kind, state }: Pick<GraphNode, 'kind' | 'state'>): Tone | 'victim' | 'cash_out' | 'unknown' {
  if (kind === 'victim' || kind === 'cash_out' || kind === 'unknown') return kind;
  return state === null ? 'unknown' : toneOf(state);
}

/** The page's own colours, light or dark. */
function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export const NODE_WIDTH_PX = 204;
export const NODE_HEIGHT_PX = 64;
const LEAST_EDGE_PX = 1.5;
const MOST_EDGE_PX = 22;

/** Width by amount: the whole loss is the widest line, half of it half as wide. @param share of the reported loss, 0 to 1 */
export function edgeWidth(share: number): number {
  return LEAST_EDGE_PX + (MOST_EDGE_PX - LEAST_EDGE_PX) * Math.min(Math.max(share, 0), 1);
}

const TONES: readonly Tone[] = ['good', 'bad', 'warn', 'busy', 'calm'];

function nodeStyles(): StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        shape: 'round-rectangle', width: NODE_WIDTH_PX, height: NODE_HEIGHT_PX, 'background-color': colour('panel'), 'border-width': 2, 'border-color': colour('line'), label: 'data(label)', color: colour('ink'),
        'font-size': 13, 'text-wrap': 'wrap', 'text-max-width': `${NODE_WIDTH_PX - 12}px`, 'text-valign': 'center', 'text-halign': 'center', 'line-height': 1.3, 'min-zoomed-font-size': 6,
      },
    },
    ...TONES.map((tone) => ({ selector: `node[look = "${tone}"]`, style: { 'background-color': colour(`${tone}-ground`), 'border-color': colour(tone), color: colour(tone) } })),
    { selector: 'node[look = "victim"]', style: { shape: 'ellipse', 'background-color': colour('panel'), 'border-color': colour('ink'), 'border-width': 3 } },
    { selector: 'node[look = "cash_out"]', style: { shape: 'cut-rectangle', 'background-color': colour('bad-ground'), 'border-color': colour('bad'), color: colour('bad'), 'border-width': 3 } },
    { selector: 'node[look = "unknown"]', style: { 'border-style': 'dashed', 'border-color': colour('ink-soft') } },
    { selector: 'node[?collapsed]', style: { 'border-style': 'double', 'border-width': 6 } },
    { selector: 'node:selected', style: { 'outline-width': 3, 'outline-color': colour('link'), 'outline-offset': 2 } },
  ];
}

export function graphStyle(): StylesheetJson {
  return [
    ...nodeStyles(),
    {
      selector: 'edge',
      style: {
        width: 'data(width)', 'curve-style': 'bezier', 'line-color': colour('edge'), 'target-arrow-color': colour('edge'), 'target-arrow-shape': 'triangle', 'arrow-scale': 0.8, label: 'data(label)', color: colour('ink'),
        'font-size': 12, 'text-background-color': colour('panel'), 'text-background-opacity': 0.88, 'text-background-padding': '2px', 'text-wrap': 'wrap', 'text-margin-y': -24, 'min-zoomed-font-size': 7,
      },
    },
    { selector: 'edge[?clean]', style: { 'line-style': 'dashed', width: 1 } },
    { selector: 'edge:selected', style: { 'line-color': colour('link'), 'target-arrow-color': colour('link') } },
  ];
}
