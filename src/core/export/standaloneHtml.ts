/**
 * A finished map as one HTML file: works from disk and offline, asks the network for nothing (its own policy forbids it), cannot be edited.
 * The data stand in it as JSON, the program and the look as text. About 1.6 kB a paper with its abstract.
 */
import { findPieces } from '../graph/pieces.ts';
import { nodeRadii } from '../graph/sizes.ts';
import { mixColours } from '../palette.ts';
import type { Theme } from '../palette.ts';
import { unclustered } from '../types.ts';
import type { Paper, PaperMap } from '../types.ts';
import { escapeXml, printable } from './escape.ts';
import { captionLine } from './figureCaption.ts';
import { nameColour, screenColours } from './figureColours.ts';
import { paperAddress } from './publication.ts';
import { recipeWithTable } from './recipe.ts';
import { shortLabel } from './shortLabel.ts';
import { standaloneStyle } from './standaloneStyle.ts';
import { standaloneViewer } from './standaloneViewer.ts';

/** What the program inside the file reads; clusters are numbered by their place in the list. */
interface StandaloneData {
  readonly papers: readonly Record<string, string | number | undefined>[];
  readonly clusters: readonly {
    readonly name: string;
    readonly size: number;
    readonly x: number;
    readonly y: number;
  }[];
  /** Rows and weight, weakest first. */
  readonly edges: readonly (readonly [number, number, number])[];
  readonly none: number;
  readonly font: string;
  readonly light: object;
  readonly dark: object;
  readonly recipe: object;
}

export interface StandaloneWish {
  readonly title?: string;
  /** Radii as the screen shows them, where the caller has them. */
  readonly radii?: ArrayLike<number>;
}

export function writeStandaloneHtml(map: PaperMap, wish: StandaloneWish = {}): string {
  const title = escapeXml(wish.title ?? map.recipe.corpus.name);
  const policy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${escapeXml(`${map.recipe.program} ${map.recipe.version}`)}">
<title>${title}</title>
<style>${standaloneStyle}</style>
</head>
<body>
<header><h1 dir="auto">${title}</h1><input id="search" type="search" aria-label="Search papers" placeholder="Search titles, authors, abstracts"></header>
<main id="stage"><canvas id="canvas" tabindex="0" role="application" aria-label="Map of papers: arrow keys move, plus and minus zoom, 0 shows all. The list beside it holds the same papers."></canvas>
<div id="tools"><button id="in" type="button" aria-label="Zoom in">+</button><button id="out" type="button" aria-label="Zoom out">−</button><button id="fit" type="button">Show all</button></div>
<div id="tip" dir="auto"></div></main>
<aside id="panel" aria-label="Clusters and papers" aria-live="polite"></aside>
<footer>${escapeXml(captionLine(map.recipe, map.corpus.papers.length))}. Abstracts belong to their authors. This file asks the network for nothing.</footer>
<script type="application/json" id="map">${scriptJson(dataOf(map, wish))}</script>
<script>${standaloneViewer}</script>
</body>
</html>
`;
}

/** No "</script>" or comment can begin inside the data; still the same JSON. */
function scriptJson(data: StandaloneData): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

function dataOf(map: PaperMap, wish: StandaloneWish): StandaloneData {
  const { corpus, edges, clusters, assignment, positions } = map;
  const radii = wish.radii ?? nodeRadii(edges, corpus.papers.length);
  const numbers = new Map(clusters.map(({ index }, at) => [index, at]));
  const count = Math.max(0, ...clusters.map(({ index }) => index + 1));
  const pieces = findPieces(assignment, count, positions);
  const strongest = pairsOf(map);
  return {
    papers: corpus.papers.map((paper, row) => ({
      ...wordsOf(paper),
      x: short(positions[2 * row]!),
      y: short(positions[2 * row + 1]!),
      r: short(radii[row]!),
      c: numbers.get(assignment[row]!) ?? unclustered,
    })),
    clusters: clusters.map(({ index, name, size }) => ({
      name: printable(name),
      size,
      x: short(pieces[index]?.[0]?.x ?? 0),
      y: short(pieces[index]?.[0]?.y ?? 0),
    })),
    edges: strongest,
    none: unclustered,
    font: "Arimo, Arial, Helvetica, 'Liberation Sans', sans-serif",
    light: themeOf('light', clusters.length),
    dark: themeOf('dark', clusters.length),
    recipe: recipeWithTable(map),
  };
}

function wordsOf(paper: Paper): Record<string, string | undefined> {
  const authors = printable(paper.authors.join(', '));
  const address = paperAddress(paper);
  return {
    title: printable(paper.title),
    label: printable(shortLabel(paper)),
    authors,
    source: [authors, paper.venue ?? '', paper.year ?? ''].filter((part) => part !== '').join(' · '),
    abstract: printable(paper.abstract),
    // Nothing but the web: a file may come from anywhere.
    url: address !== undefined && /^https?:\/\//i.test(address) ? address : undefined,
  };
}

/** Two papers tied in several ways are one line, of the strongest tie. */
function pairsOf({ edges }: PaperMap): (readonly [number, number, number])[] {
  const pairs = new Map<string, readonly [number, number, number]>();
  edges.weight.forEach((weight, edge) => {
    const [source, target] = [edges.source[edge]!, edges.target[edge]!];
    const key = `${source} ${target}`;
    if ((pairs.get(key)?.[2] ?? -1) < weight)
      pairs.set(key, [source, target, Math.round(weight * 1e4) / 1e4]);
  });
  return [...pairs.values()].sort((a, b) => a[2] - b[2] || b[0] - a[0] || b[1] - a[1]);
}

function themeOf(theme: Theme, count: number): object {
  const colours = screenColours(theme);
  return {
    ground: colours.ground,
    ink: colours.ink,
    quiet: colours.quiet,
    edge: colours.edge,
    line: mixColours(colours.ground, colours.ink, 0.15),
    none: colours.unclustered,
    clusters: colours.clusters,
    names: Array.from({ length: count }, (_, cluster) => nameColour(colours, cluster)),
  };
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
