/**
 * VOSviewer JSON (VOSviewer 1.6.16 and later, VOSviewer Online): items with place, cluster (from 1), weights and scores; one link for
 * each pair. Their format is described at https://app.vosviewer.com/docs/file-types/json-file-type/.
 */
import { unclustered } from '../types.ts';
import type { Paper, PaperMap } from '../types.ts';
import { escapeXml } from './escape.ts';
import { float32Text } from './numbers.ts';
import { paperAddress } from './publication.ts';
import { shortLabel } from './shortLabel.ts';

interface Link {
  source_id: number;
  target_id: number;
  strength: number;
}

export function writeVosviewer(map: PaperMap): string {
  const links = linksOf(map);
  const network = {
    info: { title: map.recipe.corpus.name, description: `${map.recipe.program} ${map.recipe.version}` },
    network: { items: itemsOf(map, links), links },
    config: {
      parameters: { item_size: 2, largest_component: false },
      terminology: { link_strength: 'Similarity', total_link_strength: 'Total similarity' },
    },
  };
  return `${JSON.stringify(network, undefined, 1)}\n`;
}

/** Two papers tied in several ways have one link, of their strongest tie. */
function linksOf({ edges }: PaperMap): Link[] {
  const found = new Map<string, Link>();
  edges.weight.forEach((weight, edge) => {
    const source = edges.source[edge]! + 1;
    const target = edges.target[edge]! + 1;
    const strength = Number(float32Text(weight));
    const known = found.get(`${source} ${target}`);
    if (known) known.strength = Math.max(known.strength, strength);
    else found.set(`${source} ${target}`, { source_id: source, target_id: target, strength });
  });
  return [...found.values()];
}

function itemsOf({ corpus, positions, assignment, clusters }: PaperMap, links: readonly Link[]): unknown[] {
  const counts = new Float64Array(corpus.papers.length + 1);
  const totals = new Float64Array(corpus.papers.length + 1);
  for (const { source_id, target_id, strength } of links) {
    for (const id of [source_id, target_id]) {
      counts[id]! += 1;
      totals[id]! += strength;
    }
  }
  // VOSviewer expects places of about unit size, y upwards as here.
  const extent = positions.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return corpus.papers.map((paper, row) => {
    const place = (value: number): number => Math.round((value / extent) * 1e4) / 1e4;
    const cluster = clusters.findIndex(({ index }) => index === assignment[row]);
    return {
      id: row + 1,
      label: shortLabel(paper),
      description: description(paper),
      url: paperAddress(paper),
      x: place(positions[2 * row]!),
      y: place(positions[2 * row + 1]!),
      cluster: assignment[row] === unclustered || cluster < 0 ? undefined : cluster + 1,
      weights: { Links: counts[row + 1], 'Total similarity': Math.round(totals[row + 1]! * 1e4) / 1e4 },
      scores: paper.year === undefined ? undefined : { 'Pub. year': paper.year },
    };
  });
}

function description({ title, authors, venue, year }: Paper): string {
  const rows = [
    ['Authors', authors.join('; ')],
    ['Title', title],
    ['Source', venue ?? ''],
    ['Year', year === undefined ? '' : String(year)],
  ] as const;
  const cells = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<tr><td>${name}:</td><td>${escapeXml(value)}</td></tr>`);
  return `<table>${cells.join('')}</table>`;
}
