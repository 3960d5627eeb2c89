/** Everything the panels share: the session, what is looked at, what is brought out, and which panels are open. */
import { holdPinned } from '../core/layout/pinned.ts';
import { unclustered } from '../core/types.ts';
import { wholeMap, type CameraPlace } from './camera.ts';
import { withNames, type GivenName } from './clusterNames.ts';
import { Emphasis } from './emphasis.svelte.ts';
import { Focus } from './focus.svelte.ts';
import type { MapView } from './mapView.ts';
import { Session } from './session.svelte.ts';
import { ThemeChoice } from './theme.svelte.ts';
import { finishedMap, withPins } from './world.ts';

export class Workspace {
  readonly session: Session;
  readonly focus = new Focus();
  readonly emphasis = new Emphasis();
  readonly theme = new ThemeChoice();
  view = $state.raw<MapView | undefined>();
  camera = $state.raw<CameraPlace>(wholeMap);
  /** Name of the pane on the right (see panels/panes.ts). */
  pane = $state('about');
  /** Name of the open dialog (see panels/dialogs.ts). */
  dialog = $state<string | undefined>();
  /** Where one types to search; the box registers itself. */
  searchBox: HTMLInputElement | undefined;
  /** The table whose columns are chosen (file name), where a dialog asks for them. */
  table: string | undefined;
  /** Who waits for a paper to be chosen by a click on the map; otherwise a click opens it. */
  picking: ((row: number) => void) | undefined;
  /** Names the person gave to clusters (clusterNames.ts). */
  names = $state.raw<readonly GivenName[]>([]);
  readonly #named = $derived.by(() => withNames(this.session.world, this.names));
  readonly world = $derived.by(() => withPins(this.#named, this.session.pinned));
  /** The finished map, for everything that writes files. */
  readonly map = $derived.by(() => finishedMap(this.world));

  readonly #live = $derived.by(() => {
    const { live, pinned } = this.session;
    return live && holdPinned(live, pinned);
  });
  /** Where the papers stand on the screen's map. */
  readonly positions = $derived.by(() => this.#live ?? this.emphasis.arranged ?? this.world?.positions);

  constructor(session = new Session()) {
    this.session = session;
    session.chooseColumns = (file) => {
      this.table = file;
      this.dialog = 'columns';
    };
  }

  membersOf(cluster: number): number[] {
    const members: number[] = [];
    this.world?.structure.assignment.forEach((own, row) => {
      if (own === cluster) members.push(row);
    });
    return members;
  }

  clusterName(cluster: number): string {
    if (cluster === unclustered) return 'No cluster';
    return this.world?.structure.clusters[cluster]?.name ?? '';
  }

  /** Opens a paper to read, without moving the map. */
  read(row: number): void {
    this.focus.select(row);
    this.pane = 'paper';
  }

  /** A dot was clicked. */
  pick(row: number): void {
    if (this.picking === undefined) this.read(row);
    else this.picking(row);
  }

  /** Opens a paper to read and brings it and its nearest into view. */
  go(row: number): void {
    this.read(row);
    if (this.world === undefined) return;
    const { index, k } = this.world.comparison.neighbours;
    const near = Array.from(index.subarray(row * k, row * k + 6)).filter((other) => other !== 0xffffffff);
    this.view?.frame([row, ...near]);
  }

  /** Asks why two papers are tied; shown by the edge pane. */
  explainEdge(edge: number): void {
    this.focus.edge = edge;
    this.pane = 'edge';
  }

  back(): void {
    this.focus.back();
  }

  closePaper(): void {
    this.focus.close();
    this.pane = 'about';
  }

  frameCluster(cluster: number): void {
    if (cluster === unclustered) return;
    this.focus.cluster = cluster;
    this.view?.frame(this.membersOf(cluster));
  }

  showWhole(): void {
    this.focus.cluster = undefined;
    this.view?.fit();
  }

  /** Rows mean other papers in another corpus: nothing of the old focus may survive. */
  forget(): void {
    this.focus.reset();
    this.session.pinned = undefined;
    if (this.view !== undefined) this.view.camera = wholeMap;
    this.emphasis.clear();
    this.pane = 'about';
  }
}
