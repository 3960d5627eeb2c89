/** What the map hears of the pointer. */
import type Sigma from 'sigma';
import type { DrawnEdge, DrawnNode } from './drawnGraph.ts';

export type MapSigma = Sigma<DrawnNode, DrawnEdge>;

export interface MapGestures {
  readonly onHover: (row: number | undefined) => void;
  readonly onSelect: (row: number) => void;
  /** Clicked with Shift held: one more, or one fewer, of the selection. */
  readonly onToggle: (row: number) => void;
  readonly onSelectEdge: (edge: number) => void;
  readonly onOpenCluster: (row: number) => void;
  readonly onCamera: () => void;
}

/** `edgeAt`: the edge under a point of the view, in CSS pixels. */
export function listenTo(
  sigma: MapSigma,
  gestures: MapGestures,
  edgeAt: (x: number, y: number) => number | undefined,
): void {
  sigma.on('enterNode', ({ node }) => gestures.onHover(Number(node)));
  sigma.on('leaveNode', () => gestures.onHover(undefined));
  sigma.on('clickNode', ({ node, event }) => {
    if (event.original.shiftKey) gestures.onToggle(Number(node));
    else gestures.onSelect(Number(node));
  });
  sigma.on('clickStage', ({ event }) => {
    const edge = edgeAt(event.x, event.y);
    if (edge !== undefined) gestures.onSelectEdge(edge);
  });
  sigma.on('doubleClickNode', ({ node, event }) => {
    event.preventSigmaDefault();
    gestures.onOpenCluster(Number(node));
  });
  sigma.getCamera().on('updated', () => gestures.onCamera());
}
