/** A saved project to a world without computing anything, and back. The papers are compared afterwards (see Session): opening waits for nothing. */
import { readProject, writeProject, type Project } from '../src/core/export/projectFile.ts';
import { buildAdjacency } from '../src/core/graph/adjacency.ts';
import { modularity } from '../src/core/graph/modularity.ts';
import { nodeRadii } from '../src/core/graph/sizes.ts';
import { notePinned } from '../src/core/layout/pinned.ts';
import { similarityFloor } from '../src/core/comparing.ts';
import { settingsFromRecipe } from '../src/core/replay/recipeSettings.ts';
import { defaultSettings, neighboursKept, type MapSettings } from '../src/core/settings.ts';
import { sweepThresholds } from '../src/core/similarity/threshold.ts';
import type { ImportReport, InputFile } from '../src/core/corpus/importResult.ts';
import type { MapEdges, Neighbours, PaperMap } from '../src/core/types.ts';
import { outlineCorpus, outlineStructure } from './outlines.ts';
import type { Adopted, ComparisonOutline, Refused } from './protocol.ts';
import { mapOfWorld, type MappedWorld, type World } from './world.ts';

export type ProjectExtras = Omit<Project, 'map' | 'network'>;

interface AdoptedProject {
  readonly world: World & Required<Pick<World, 'structure' | 'positions' | 'recipe'>>;
  readonly comparison: ComparisonOutline;
  readonly extras: ProjectExtras;
}

/** As the page is told of it. */
export function openProject(file: InputFile): { readonly world: World; readonly adopted: Adopted } | Refused {
  const adopted = adoptProject(file);
  if ('refused' in adopted) return adopted;
  const { world, comparison, extras } = adopted;
  return {
    world,
    adopted: {
      outline: outlineCorpus(world.imported),
      settings: world.settings,
      comparison,
      structure: outlineStructure(world.structure),
      placed: { positions: world.positions.slice(), recipe: world.recipe },
      extras,
    },
  };
}

function adoptProject({ name, bytes }: InputFile): AdoptedProject | Refused {
  const reading = readProject(new TextDecoder().decode(bytes));
  if (!reading.ok) return { refused: reading.problem };
  const { map, network, ...extras } = reading.project;
  const { corpus, edges, clusters, assignment } = map;
  const positions = placesBelow(map, extras.pins ?? {});
  const recipe = { ...map.recipe, layout: notePinned(map.recipe.layout, 0) };
  const papers = corpus.papers.length;
  const { threshold, keptNeighbours } = recipe;
  const clustering = {
    assignment,
    count: clusters.length,
    modularity: modularity(buildAdjacency(edges, papers), assignment),
  };
  return {
    world: {
      imported: {
        corpus,
        report: reportOf(name, corpus.papers),
        inputOrder: corpus.papers.map(({ id }) => id),
        ...(network === undefined ? {} : { network }),
      },
      settings: settingsOf(map, extras),
      structure: { threshold, keptNeighbours, edges, clustering, clusters, radii: nodeRadii(edges, papers) },
      positions,
      recipe,
    },
    comparison: comparisonFromMap(map),
    extras,
  };
}

/** Where the layout has the papers: pins lie above it and can be taken away. */
function placesBelow(
  { corpus, positions }: PaperMap,
  pins: NonNullable<ProjectExtras['pins']>,
): Float32Array {
  const below = positions.slice();
  corpus.papers.forEach(({ id }, row) => {
    const pin = pins[id];
    if (pin !== undefined) below.set([pin.fromX, pin.fromY], row * 2);
  });
  return below;
}

/** The settings as they were saved; a map without them (from the command line) says in its recipe what it was made with. */
function settingsOf({ recipe }: PaperMap, { view }: ProjectExtras): MapSettings {
  const settings = { ...settingsFromRecipe(recipe), ...savedSettings(view['settings']) };
  // What was saved may be older than a layer.
  return { ...settings, layers: { ...defaultSettings.layers, ...settings.layers } };
}

function savedSettings(text: unknown): Partial<MapSettings> {
  if (typeof text !== 'string') return {};
  try {
    return JSON.parse(text) as Partial<MapSettings>;
  } catch {
    return {};
  }
}

function reportOf(file: string, papers: PaperMap['corpus']['papers']): ImportReport {
  const counts = {
    read: papers.length,
    kept: papers.length,
    merged: 0,
    withAbstract: papers.filter(({ abstract }) => abstract !== '').length,
    withReferences: papers.filter(({ references }) => references.length > 0).length,
    linksResolved: 0,
  };
  return {
    files: [{ file, format: 'Paperweave project', ...counts, dropped: 0, notes: [] }],
    ...counts,
    dropped: [],
    merges: [],
  };
}

/** What the ties of the map alone say, until the papers have been compared again. */
function comparisonFromMap({ corpus, edges, recipe }: PaperMap): ComparisonOutline {
  const papers = corpus.papers.length;
  return {
    histogram: { bins: 1, counts: new Float64Array(1) },
    curves: sweepThresholds(edges, papers),
    suggestion: {
      threshold: recipe.threshold,
      keptNeighbours: recipe.keptNeighbours,
      reason: 'As it was saved in the project.',
    },
    neighbours: neighboursFromEdges(edges, papers),
    capped: false,
    floor: similarityFloor,
  };
}

function neighboursFromEdges(edges: MapEdges, papers: number): Neighbours {
  const k = neighboursKept;
  const neighbours = {
    k,
    index: new Uint32Array(papers * k).fill(0xffffffff),
    weight: new Float32Array(papers * k),
  };
  const filled = new Uint8Array(papers);
  // Edges come strongest first, so each row's places fill best first.
  edges.weight.forEach((weight, edge) => {
    const ends = [edges.source[edge]!, edges.target[edge]!] as const;
    for (const [row, other] of [ends, [ends[1], ends[0]]] as const) {
      const at = filled[row]!;
      if (at === k || neighbours.index.subarray(row * k, row * k + at).includes(other)) continue;
      neighbours.index[row * k + at] = other;
      neighbours.weight[row * k + at] = weight;
      filled[row] = at + 1;
    }
  });
  return neighbours;
}

export function writeWorld(world: MappedWorld, extras: ProjectExtras): Uint8Array<ArrayBuffer> {
  const map = mapOfWorld(world);
  const view = { ...extras.view, settings: JSON.stringify(world.settings) };
  return new TextEncoder().encode(writeProject({ ...extras, view, map, network: world.imported.network }));
}
