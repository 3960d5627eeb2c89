import { expect, it } from 'vitest';
import { runToEnd } from '../../../src/core/jobs.ts';
import { emptyProject, readProject, writeProject } from '../../../src/core/export/projectFile.ts';
import { packNetwork, takeRows, unpackNetwork } from '../../../src/core/corpus/network.ts';
import { writePackagedCorpus } from '../../../src/core/corpus/packagedFormat.ts';
import { readShippedCorpus } from '../../../src/core/corpus/shipped.ts';
import { buildLayers } from '../../../src/core/citations/layers.ts';
import { indexReferences } from '../../../src/core/citations/works.ts';
import { finishPaperMap } from '../../../src/core/placing.ts';
import { compareCorpus } from '../../../src/core/pipeline.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { settingsFromRecipe } from '../../../src/core/replay/recipeSettings.ts';
import type { FileNetwork } from '../../../src/core/corpus/importResult.ts';
import { importAll, toFile } from './importText.ts';

/** Titles sort as they stand, so rows are 0, 1, 2, 3. */
const node = (id: number, name: string, place: string) =>
  `<node id="n${String(id)}" label="${name}">${place}</node>`;
const gexf = `<?xml version="1.0"?><gexf xmlns:viz="v"><graph><nodes>${[
  node(0, 'Apples and the trees', '<viz:position x="0" y="0"/>'),
  node(1, 'Bees and the apples', '<viz:position x="10" y="0"/>'),
  node(2, 'Clouds and the rain', '<viz:position x="10" y="5"/>'),
  node(3, 'Dust and the clouds', ''),
].join('')}</nodes><edges><edge source="n0" target="n1" weight="8"/><edge source="n2" target="n1" weight="2"/>
<edge source="n3" target="n9"/><edge source="n2" target="n2"/></edges></graph></gexf>`;

const readGexf = () => importAll([toFile('mine.gexf', gexf)]);
const list = ({ source, target, weight }: Pick<FileNetwork, 'source' | 'target' | 'weight'>) =>
  Array.from(weight, (value, tie) => [source[tie], target[tie], value]);

it('ties are shares of the strongest of their file, without loops and strangers', async () => {
  const { network } = await readGexf();
  expect(list(network!)).toEqual([
    [0, 1, 1],
    [1, 2, 0.25],
  ]);
  expect([...network!.positions!]).toEqual([0, 0, 10, 0, 10, 5, NaN, NaN]);
});

it('yEd names and places its nodes in its own words', async () => {
  const text = `<?xml version="1.0"?><graphml xmlns:y="y"><key for="node" id="d6" yfiles.type="nodegraphics"/><graph><node id="n0"><data key="d6"><y:ShapeNode><y:Geometry height="30" width="30" x="4" y="6"/><y:NodeLabel>Apples and the trees</y:NodeLabel></y:ShapeNode></data></node><node id="n1"><data key="d6"><y:ShapeNode><y:Geometry x="1" y="2"/><y:NodeLabel>Bees and the apples</y:NodeLabel></y:ShapeNode></data></node><edge source="n0" target="n1"/></graph></graphml>`;
  const { corpus, network } = await importAll([toFile('yed.graphml', text)]);
  expect(corpus.papers.map(({ title }) => title)).toEqual(['Apples and the trees', 'Bees and the apples']);
  expect([...network!.positions!]).toEqual([4, 6, 1, 2]);
});

it('ties of two files join, each by its own measure; places are those of the file that knows more', async () => {
  const gml = `graph [ node [ id 1 label "Apples and the trees" x 7.0 y 7.0 ] node [ id 2 label "Bees and the apples" ] edge [ source 1 target 2 weight 0.5 ] node [ id 3 label "Dust and the clouds" ] edge [ source 2 target 3 weight 0.4 ] ]`;
  const files = [toFile('mine.gexf', gexf), toFile('other.gml', gml)];
  const { network } = await importAll(files);
  expect(list(network!)).toEqual([
    [0, 1, 1],
    [1, 2, Math.fround(0.8)],
    [1, 3, 0.25],
  ]);
  expect(network!.positions![0]).toBe(0);
  expect((await importAll([...files].reverse())).network).toEqual(network);
});

it('comes back from text; what was edited into nonsense is left out', async () => {
  const { network } = await readGexf();
  const packed = JSON.parse(JSON.stringify(packNetwork(network!))) as unknown;
  expect(unpackNetwork(packed, 4)).toEqual(network);
  expect(unpackNetwork(packed, 2)).toBeUndefined();
  for (const other of [undefined, null, 3, {}, { files: [], ties: [3] }, { files: [], ties: [[0, 1, 7]] }])
    expect(unpackNetwork(other, 4)).toBeUndefined();
});

it('is kept with a packaged corpus and with a part of the papers', async () => {
  const { corpus, report, network } = await readGexf();
  const saved = toFile('saved.json', writePackagedCorpus({ corpus, report, network: network! }));
  expect(readShippedCorpus(saved)).toBeUndefined();
  const again = await importAll([saved]);
  expect(again.network).toEqual({ ...network, files: ['saved.json'] });
  expect(takeRows(network!, Uint32Array.of(1, 2))).toEqual({
    files: ['mine.gexf'],
    source: Uint32Array.of(0),
    target: Uint32Array.of(1),
    weight: Float32Array.of(0.25),
    positions: Float32Array.of(10, 0, 10, 5),
  });
});

it('its layer holds what reaches the threshold, by the weight of the layer', async () => {
  const { corpus, network } = await readGexf();
  const { layers } = defaultSettings;
  const references = runToEnd(indexReferences(corpus.papers));
  const build = (threshold: number) =>
    runToEnd(buildLayers(references, { ...layers, file: { shown: true, threshold, weight: 0.5 } }, network));
  expect(build(0.3).map(({ kind, edges }) => [kind, list(edges)])).toEqual([['file', [[0, 1, 0.5]]]]);
  expect(build(0)[0]!.edges.weight).toHaveLength(2);
  expect(
    runToEnd(buildLayers(references, { ...layers, file: { ...layers.file, shown: true } }))[0]!.edges.weight,
  ).toHaveLength(0);
});

it('its places become those of the map: the same picture, and a place for who had none', async () => {
  const { corpus, network } = await readGexf();
  const settings = { ...defaultSettings, places: 'file' as const };
  const comparison = runToEnd(compareCorpus(corpus, settings));
  const map = runToEnd(finishPaperMap(corpus, comparison, settings, { network }));
  const at = (row: number) => [...map.positions.subarray(2 * row, 2 * row + 2)] as [number, number];
  const [a, b, c] = [at(0), at(1), at(2)];
  expect((c[1] - b[1]) / (b[0] - a[0])).toBeCloseTo(0.5, 5);
  expect([a[1], c[0]]).toEqual([b[1], b[0]]);
  expect(at(3).every(Number.isFinite)).toBe(true);
  expect(map.recipe).toMatchObject({ places: 'file', layout: { name: 'the places of the files' } });
  expect(settingsFromRecipe(map.recipe).places).toBe('file');
  const plain = runToEnd(finishPaperMap(corpus, comparison, settings, {}));
  expect(plain.recipe.places).toBeUndefined();
});

it('is kept with a project file', async () => {
  const { corpus, network } = await readGexf();
  const comparison = runToEnd(compareCorpus(corpus, defaultSettings));
  const map = runToEnd(finishPaperMap(corpus, comparison, defaultSettings));
  const reading = readProject(writeProject({ ...emptyProject(map), network }));
  expect(reading.ok && reading.project.network).toEqual(network);
  const without = readProject(writeProject(emptyProject(map)));
  expect(without.ok && without.project.network).toBeUndefined();
});
