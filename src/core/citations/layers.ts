/**
 * Layers of the map beside similarity: direct citation, bibliographic coupling (Kessler 1963, doi:10.1002/asi.5090140103), co-citation
 * (Small 1973, doi:10.1002/asi.4630240406), and the ties that a file drew itself. Each has its own threshold and a weight in clusters and
 * layout.
 */
import type { FileNetwork } from '../corpus/importResult.ts';
import type { Job } from '../progress.ts';
import type { SimilarityEdges } from '../types.ts';
import type { LayerName, LayerSettings } from '../settings.ts';
import { listCitations } from './direct.ts';
import type { Layer } from './joinLayers.ts';
import { cociteEdges, couplePapers } from './kinship.ts';
import type { ReferenceLists } from './works.ts';

const nothing = { source: new Uint32Array(), target: new Uint32Array(), weight: new Float32Array() };

/** The layers that are switched on, each with the pairs at or above its threshold. */
export function* buildLayers(
  references: ReferenceLists,
  layers: LayerSettings,
  network?: FileNetwork,
): Job<readonly Layer[]> {
  const built: Layer[] = [];
  for (const kind of Object.keys(layers) as LayerName[]) {
    const { shown, threshold, weight } = layers[kind];
    if (!shown) continue;
    const edges =
      kind === 'file' ? strongTies(network, threshold) : yield* layerEdges(references, kind, threshold);
    built.push({ kind, edges: { ...edges, weight: edges.weight.map((value) => value * weight) } });
  }
  return built;
}

/** Strongest first, so those at or above the threshold stand at the beginning. */
function strongTies(network: FileNetwork | undefined, threshold: number): SimilarityEdges {
  const { source, target, weight } = network ?? nothing;
  const below = weight.findIndex((value) => value < threshold);
  const end = below < 0 ? weight.length : below;
  return {
    source: source.subarray(0, end),
    target: target.subarray(0, end),
    weight: weight.subarray(0, end),
  };
}

function* layerEdges(
  references: ReferenceLists,
  kind: Exclude<LayerName, 'file'>,
  threshold: number,
): Job<SimilarityEdges> {
  if (kind === 'coupling') return yield* couplePapers(references, threshold);
  const citations = listCitations(references);
  if (kind === 'cocitation') return yield* cociteEdges(citations, references.rows, threshold);
  return undirected(citations.source, citations.target);
}

/** Each citing pair once, whoever cites whom; self citations left out. */
function undirected(citing: Uint32Array, cited: Uint32Array): SimilarityEdges {
  const pairs = new Map<string, readonly [number, number]>();
  citing.forEach((row, at) => {
    const low = Math.min(row, cited[at]!);
    const high = Math.max(row, cited[at]!);
    if (low !== high) pairs.set(`${low} ${high}`, [low, high]);
  });
  const sorted = [...pairs.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    source: Uint32Array.from(sorted, ([low]) => low),
    target: Uint32Array.from(sorted, ([, high]) => high),
    weight: new Float32Array(sorted.length).fill(1),
  };
}
